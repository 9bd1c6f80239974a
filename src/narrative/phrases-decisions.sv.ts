/** The phrase book for proposed decisions (att-satser). Rules as in phrases.sv.ts. */
import { amount, pick, type Slot } from "./template";

export const decisionHeading = (who: string): string => `${who} föreslås besluta`;

/** "att godkänna verksamhetsberättelsen för 2017" by the kind of report, else by its title. */
export function approve(reportType: string, title: string, year: number): string {
  if (/verksamhetsberättelse/i.test(reportType)) return `att godkänna verksamhetsberättelsen för ${year}`;
  const tertial = /tertialrapport\s*([123])/i.exec(`${reportType} ${title}`)?.[1];
  if (tertial !== undefined) return `att godkänna tertialrapport ${tertial} för ${year}`;
  if (/delårs(?:rapport|bokslut)/i.test(title)) return `att godkänna delårs${/delårsbokslut/i.test(title) ? "bokslutet" : "rapporten"} för ${year}`;
  if (/underlag till budget/i.test(reportType)) return `att godkänna underlaget till budget för ${year}`;
  return `att godkänna ”${title}”`;
}

export const decideRebudget = (value: Slot, name: string, nextYear: number): string =>
  pick(value, {
    plus: `att begära att ${amount(value)} ombudgeteras till ${nextYear} för ${name}`,
    minus: `att begära att ett underskott om ${amount(value)} ombudgeteras till ${nextYear} för ${name}`,
    zero: `(Ingen ombudgetering begärs för ${name}.)`,
    empty: `(Belopp saknas för ombudgetering av ${name}.)`,
  });

/** Omslutningsförändringar change costs and incomes alike and have no total of their own; budgetjusteringar are told with theirs. */
export const decideTotal = (kind: "turnover" | "adjustments", total: Slot): string =>
  kind === "turnover" ? "att godkänna föreslagna omslutningsförändringar" : pick(total, {
    plus: `att godkänna budgetjusteringar som sammantaget ökar budgeten med ${amount(total)}`,
    minus: `att godkänna budgetjusteringar som sammantaget minskar budgeten med ${amount(total)}`,
    zero: "att godkänna föreslagna budgetjusteringar", empty: "att godkänna föreslagna budgetjusteringar",
  });

export const decideFund = (closing: Slot, nextYear: number): string =>
  pick(closing, {
    plus: `att föreslå att ${amount(closing)} i resultatfonden förs över till ${nextYear}`,
    minus: `att föreslå att underskottet om ${amount(closing)} i resultatfonden förs över till ${nextYear}`,
    zero: `(Resultatfonden är noll; inget belopp förs över till ${nextYear}.)`,
    empty: "(Uppgift om utgående resultatfond saknas.)",
  });
