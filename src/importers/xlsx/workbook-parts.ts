/** A workbook's index: its sheets, shared texts, and which cell formats are dates. Source: ECMA-376 part 1, 18.2, 18.4, 18.8. */
import { BokslutError } from "../../domain/errors";
import { refuseOtherFile } from "../other-files";
import { parsePart, parseWhole, type Attributes } from "./xml";
import type { InflateBudget, ZipPart } from "./zip";

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipPart;
}

export interface WorkbookIndex {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly sharedStrings: ZipPart | null;
  readonly styles: ZipPart | null;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

function resolve(base: string, target: string): string {
  if (target.startsWith("/")) {
    return target.slice(1);
  }
  const steps = base.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") {
      steps.pop();
    } else if (step !== ".") {
      steps.push(step);
    }
  }
  return steps.join("/");
}

/** Other Office files in a zip, by the folder that their main part lies in. */
const OTHER_OFFICE = [["word/", "ett Worddokument (.docx)"], ["ppt/", "en presentation (.pptx)"], ["visio/", "en teckning (.vsdx)"]] as const;

export class PackageReader {
  constructor(readonly bytes: Uint8Array, readonly parts: ReadonlyMap<string, ZipPart>, readonly budget: InflateBudget) {}

  part(name: string): ZipPart | null {
    const exact = this.parts.get(name);
    return exact ?? [...this.parts.values()].find((part) => part.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  private relations(of: string): ReadonlyMap<string, Relation> {
    const at = of.lastIndexOf("/") + 1;
    const part = this.part(`${of.slice(0, at)}_rels/${of.slice(at)}.rels`);
    const relations = new Map<string, Relation>();
    if (part !== null) {
      parseWhole(this.bytes, part, this.budget, {
        open: (name, attributes) => {
          if (name === "Relationship") {
            relations.set(attributes["Id"] ?? "", { type: (attributes["Type"] ?? "").split("/").pop() ?? "", target: resolve(of, attributes["Target"] ?? "") });
          }
        },
      });
    }
    return relations;
  }

  /** Throws bad-data when there is no workbook in the file. */
  index(): WorkbookIndex {
    const root = [...this.relations("").values()].find((relation) => relation.type === "officeDocument")?.target ?? "xl/workbook.xml";
    const office = OTHER_OFFICE.find(([folder]) => root.startsWith(folder));
    if (office !== undefined) {
      refuseOtherFile(office[1]);
    }
    const workbook = this.part(root);
    if (workbook === null || /\.bin$/i.test(root)) {
      throw new BokslutError("bad-data", this.parts.has("xl/workbook.bin") || /\.bin$/i.test(root)
        ? "Filen är en binär Excelarbetsbok (.xlsb), som inte går att läsa här. Öppna den i Excel och spara den som .xlsx."
        : this.parts.has("content.xml")
          ? "Filen är ett OpenDocument-kalkylark (.ods). Spara den som .xlsx och välj den filen."
          : "Filen är ett zip-arkiv men ingen Excelarbetsbok. Välj en .xlsx-fil, eller packa upp arkivet först.");
    }
    const relations = this.relations(root);
    const sheets: SheetEntry[] = [];
    let date1904 = false;
    parseWhole(this.bytes, workbook, this.budget, {
      open: (name, attributes) => {
        if (name === "workbookPr") {
          date1904 = isTrue(attributes["date1904"]);
        }
        const relation = name === "sheet" ? relations.get(idOf(attributes)) : undefined;
        const part = relation?.type === "worksheet" ? this.part(relation.target) : null;
        if (part !== null) {
          sheets.push({ name: attributes["name"] ?? "", hidden: (attributes["state"] ?? "visible") !== "visible", part });
        }
      },
    });
    const byType = (type: string): ZipPart | null => {
      const relation = [...relations.values()].find((one) => one.type === type);
      return relation === undefined ? null : this.part(relation.target);
    };
    return { sheets, date1904, sharedStrings: byType("sharedStrings"), styles: byType("styles") };
  }
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

function idOf(attributes: Attributes): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
}

/** The shared texts in order: rich text joined, phonetic guides left out. Yields bytes read. */
export function* readSharedStrings(reader: PackageReader, part: ZipPart): Generator<number, string[]> {
  const texts: string[] = [];
  let current = "";
  let inText = false;
  let phonetic = 0;
  yield* parsePart(reader.bytes, part, reader.budget, {
    open: (name) => {
      if (name === "si") {
        current = "";
      }
      phonetic += name === "rPh" ? 1 : 0;
      inText = name === "t" && phonetic === 0;
    },
    text: (text) => {
      current += inText ? text : "";
    },
    close: (name) => {
      if (name === "si") {
        texts.push(current);
      }
      phonetic -= name === "rPh" ? 1 : 0;
      inText = false;
    },
  });
  return texts;
}

/** Built-in number formats that are dates or times (ECMA-376 part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

function isDateCode(code: string): boolean {
  const plain = code.split(";")[0]?.replace(/"[^"]*"|\\.|_.|\*.|\[[^[\]]*\]/g, "") ?? "";
  return /[ymdh]/i.test(plain) && !/[#0?]/.test(plain.replace(/(?<!0)0+$/, "").replace(/s\.?0+/gi, ""));
}

/** For each cell format of the workbook whether it shows a date. */
export function readDateStyles(reader: PackageReader, part: ZipPart): readonly boolean[] {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  parseWhole(reader.bytes, part, reader.budget, {
    open: (name, attributes) => {
      if (name === "numFmt") {
        codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      } else if (name === "cellXfs") {
        inCellFormats = true;
      } else if (name === "xf" && inCellFormats) {
        const id = Number(attributes["numFmtId"] ?? 0);
        const code = codes.get(id);
        styles.push(code === undefined ? isBuiltInDate(id) : isDateCode(code));
      }
    },
    close: (name) => {
      inCellFormats = name === "cellXfs" ? false : inCellFormats;
    },
  });
  return styles;
}
