/** Where an item of the report's lists stands: on its laid-out table when there is one, else in the report's data. */
import { cellKey, type ItemPlace, type LocateItem } from "../../kontroll";
import { balanceSubject } from "../../reports/balance-table";
import type { ReportData } from "../../reports/report-data.types";
import type { ReadWorkbook } from "./read-workbook";

type List = Parameters<LocateItem>[0];

const TABLES: Readonly<Record<List, RegExp>> = { balans: /^balans/i, omslutningsforandringar: /^omslutning/i, ombudgeteringar: /^ombudget/i };
const COLUMNS: Readonly<Record<List, (change: boolean) => RegExp>> = {
  balans: (change) => (change ? /förändring|forandring/i : /^(?!.*(?:förändring|forandring))/i),
  omslutningsforandringar: () => /int[äa]kt/i,
  ombudgeteringar: () => /kostnad|belopp/i,
};

interface Named {
  readonly name: string;
  readonly change: boolean;
}

function named(report: ReportData, list: List): readonly Named[] {
  return list === "balans" ? report.balans.map((item) => ({ name: item.item, change: item.change })) : report[list].map((item) => ({ name: item.item, change: false }));
}

/** Answers for the report's items, from the tables as they were read. A figure is given where the item has a cell in the report's own unit. */
export function itemLocator(read: ReadWorkbook): LocateItem {
  const { report, tables } = read.reading;
  const places = new Map<string, ItemPlace>();
  for (const list of ["balans", "omslutningsforandringar", "ombudgeteringar"] as const) {
    const used = new Set<string>();
    const table = tables.find((one) => TABLES[list].test(one.data.id) || TABLES[list].test(one.data.template));
    const model = table === undefined ? undefined : read.models.get(table.data.id);
    const rows = model?.rows.filter((row) => row.cells.length > 0) ?? [];
    named(report, list).forEach((item, index) => {
      const wanted = COLUMNS[list](item.change);
      const columns = (model?.columns ?? []).filter((column) => column.look !== "text" && column.look !== "date" && (wanted.test(column.key) || wanted.test(column.label)));
      for (const row of rows.filter((one) => balanceSubject(one.label) === balanceSubject(item.name))) {
        for (const column of columns) {
          const key = cellKey(row.key, column.key);
          const cell = table?.cells.get(key);
          if (cell === undefined || table === undefined || used.has(key) || typeof cell.value !== "number") continue;
          used.add(key);
          const unit = list === "balans" ? report.balans[index]?.unit : report.meta.unit;
          places.set(`${list} ${index}`, { sheet: table.sheet, address: cell.address, ...(unit === report.meta.unit ? { figure: cell.value } : {}) });
          return;
        }
      }
    });
  }
  return (list, index) => places.get(`${list} ${index}`) ?? { sheet: "Rapportens data", address: `${list}[${index}]` };
}
