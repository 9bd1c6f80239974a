/** Bytes of an .xlsx file → grid. Nothing is inflated before the file's own sizes are checked, and reading goes in steps that can be stopped. */
import { BokslutError } from "../../domain/errors";
import { refuseOtherFile } from "../other-files";
import { ProblemList } from "../problem";
import { MOST_BYTES, type Grid, type GridSheet } from "../table/grid";
import { readSheet } from "./sheet-cells";
import { PackageReader, readDateStyles, readSharedStrings } from "./workbook-parts";
import { InflateBudget, readZip } from "./zip";

/** The name of a part as a compound file (Office before 2007) writes it. */
const partName = (name: string): Uint8Array => Uint8Array.from([...name].flatMap((letter) => [letter.charCodeAt(0), 0]));
/** A workbook with a password. */
const ENCRYPTED = partName("EncryptedPackage");
/** Compound files that are no workbooks, by a part that they hold. */
const OTHER_COMPOUNDS = [["WordDocument", "ett äldre Worddokument (.doc)"], ["PowerPoint Document", "en äldre presentation (.ppt)"], ["__properties_version1.0", "ett e-postmeddelande (.msg)"]] as const;

function holds(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const limit = Math.min(bytes.length - wanted.length, 4_000_000);
  for (let at = 0; at <= limit; at += 1) {
    if (bytes[at] === wanted[0] && wanted.every((byte, index) => bytes[at + index] === byte)) {
      return true;
    }
  }
  return false;
}

function refuseOther(bytes: Uint8Array): never {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    const other = OTHER_COMPOUNDS.find(([part]) => holds(bytes, partName(part)) && !holds(bytes, partName("Workbook")));
    if (other !== undefined) {
      refuseOtherFile(other[1]);
    }
    throw new BokslutError("bad-data", holds(bytes, ENCRYPTED)
      ? "Filen är skyddad med lösenord. Öppna den i Excel, ta bort lösenordet (Arkiv, Info, Skydda arbetsbok) och spara en kopia."
      : "Filen är en äldre Excelarbetsbok (.xls). Öppna den i Excel och spara den som .xlsx.");
  }
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 300)).trim().toLowerCase();
  if (start.replace(/^[^<]{0,4}/, "").startsWith("<")) {
    throw new BokslutError("bad-data", "Filen heter som en Excelfil men är en webbsida eller XML. Öppna den i Excel och spara den som .xlsx.");
  }
  throw new BokslutError("bad-data", "Filen är ingen Excelarbetsbok: innehållet är inte i formatet .xlsx. Öppna den i Excel och spara den som .xlsx, eller exportera som .csv.");
}

/** Whether bytes begin as a zip file does (.xlsx). */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Whether bytes begin as an older Office file does (.xls, or a workbook with a password). */
export function looksLikeOldOffice(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/**
 * Reads a workbook step by step: yields the share read (0–1) and returns its visible sheets as a grid. Formulas give their last computed value,
 * dates become ÅÅÅÅ-MM-DD, error values stay as text. Throws bad-data with a Swedish sentence for what is no readable .xlsx file.
 */
export function* readXlsxSteps(bytes: Uint8Array): Generator<number, Grid> {
  if (bytes.length > MOST_BYTES) {
    throw new BokslutError("bad-data", `Filen är större än ${MOST_BYTES / 1024 / 1024} MB. Dela upp den, eller exportera bara den period och de konton som rapporten behöver.`);
  }
  if (!looksLikeZip(bytes)) {
    refuseOther(bytes);
  }
  const reader = new PackageReader(bytes, readZip(bytes), new InflateBudget());
  const index = reader.index();
  const visible = index.sheets.filter((sheet) => !sheet.hidden);
  if (visible.length === 0) {
    throw new BokslutError("bad-data", "Arbetsboken har inget synligt blad med celler. Ta fram bladet med siffrorna i Excel och spara filen.");
  }
  const total = Math.max(1, (index.sharedStrings?.inflated ?? 0) + visible.reduce((sum, sheet) => sum + sheet.part.inflated, 0));
  let before = 0;
  const problems = new ProblemList();
  const dateStyles = index.styles === null ? [] : readDateStyles(reader, index.styles);
  let texts: readonly string[] = [];
  if (index.sharedStrings !== null) {
    const steps = readSharedStrings(reader, index.sharedStrings);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      yield Math.min(1, step.value / total);
    }
    texts = step.value;
    before += index.sharedStrings.inflated;
  }
  const sheets: GridSheet[] = [];
  const counts = { merged: 0, formulas: 0 };
  for (const entry of visible) {
    const steps = readSheet(reader, entry, { texts, dateStyles, date1904: index.date1904, problems });
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      yield Math.min(1, (before + step.value) / total);
    }
    sheets.push({ name: entry.name, rows: step.value.rows });
    counts.merged += step.value.merged;
    counts.formulas += step.value.formulas;
    before += entry.part.inflated;
  }
  if (sheets.every((sheet) => sheet.rows.length === 0)) {
    throw new BokslutError("bad-data", "Arbetsboken är tom. Välj en fil med rubriker och belopp.");
  }
  const hidden = index.sheets.length - visible.length;
  const facts = [
    "Format: Excelarbetsbok (.xlsx)",
    ...(hidden > 0 ? [`Dolda blad som inte läses: ${hidden}`] : []),
    ...(counts.formulas > 0 ? [`Formler: ${counts.formulas.toLocaleString("sv-SE")}, deras senast beräknade värden används`] : []),
    ...(counts.merged > 0 ? [`Sammanfogade celler: ${counts.merged.toLocaleString("sv-SE")}`] : []),
  ];
  return { sheets, facts, problems: problems.all() };
}

/** Reads a whole workbook at once. */
export function readXlsx(bytes: Uint8Array): Grid {
  const steps = readXlsxSteps(bytes);
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next();
  }
  return step.value;
}
