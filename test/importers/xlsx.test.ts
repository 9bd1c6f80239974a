import ExcelJS from "exceljs";
import fc from "fast-check";
import { zipSync, type Zippable } from "fflate";
import { readXlsx, readXlsxSteps } from "../../src/importers/xlsx/read-xlsx";
import { dateText } from "../../src/importers/xlsx/sheet-cells";

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const RELS = '<?xml version="1.0"?><Relationships xmlns="x"><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>';
const BOOK = '<?xml version="1.0"?><workbook xmlns="x" xmlns:r="y"><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>';
const BOOK_RELS = '<?xml version="1.0"?><Relationships xmlns="x"><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

/** A workbook by hand: what a program other than Excel may write. */
function byHand(sheet: string, more: Zippable = {}): Uint8Array {
  return zipSync({ "[Content_Types].xml": text(TYPES), "_rels/.rels": text(RELS), "xl/workbook.xml": text(BOOK), "xl/_rels/workbook.xml.rels": text(BOOK_RELS), "xl/worksheets/sheet1.xml": text(sheet), ...more });
}
const sheetOf = (rows: string): string => `<?xml version="1.0"?><worksheet xmlns="x"><sheetData>${rows}</sheetData></worksheet>`;

describe("a workbook", () => {
  it("gives its visible sheets with texts, numbers, dates, computed values, errors and truth values", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("Utfall");
      sheet.addRow(["Ansvar", "Utfall", "Datum", "Formel", "Fel", "Sant"]);
      sheet.addRow([{ richText: [{ text: "Kontakt" }, { text: "center" }] }, 1250000.5, new Date(Date.UTC(2017, 7, 31)), { formula: "B2*2", result: 2500001 }, { error: "#REF!" }, true]);
      sheet.addRow(["Text som tal", "1 437,50"]);
      book.addWorksheet("Dolt", { state: "hidden" }).addRow(["Hemligt"]);
      book.addWorksheet("Budget").addRow(["Ansvar", 5]);
    });
    const grid = readXlsx(bytes);
    expect(grid.sheets.map((sheet) => sheet.name)).toEqual(["Utfall", "Budget"]);
    expect(grid.sheets[0]?.rows.slice(1)).toEqual([["Kontaktcenter", 1250000.5, "2017-08-31", 2500001, "#REF!", "SANT"], ["Text som tal", "1 437,50"]]);
    expect(grid.facts.join(" ")).toContain("Dolda blad som inte läses: 1");
    expect(grid.problems).toEqual([]);
  });

  it("repeats a merged text down its rows, never a merged amount", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("A");
      sheet.addRows([["Verksamhet", "Konto", "Utfall"], ["Bibliotek", 5010, 100], [null, 6010, null], ["Museer", 5010, 7]]);
      sheet.mergeCells("A2:A3");
      sheet.mergeCells("C2:C3");
    });
    expect(readXlsx(bytes).sheets[0]?.rows.slice(1)).toEqual([["Bibliotek", 5010, 100], ["Bibliotek", 6010], ["Museer", 5010, 7]]);
  });

  it("reads what other programs write: no references, prefixes, inline texts, a formula never computed", () => {
    const sheet = '<?xml version="1.0"?><x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Ansvar</x:t></x:is></x:c><x:c><x:v>12.5</x:v></x:c><x:c><x:f>A1+1</x:f></x:c></x:row><x:row r="3"><x:c r="C3" t="str"><x:f>"a"</x:f><x:v>a</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(readXlsx(byHand(sheet)).sheets[0]?.rows).toEqual([["Ansvar", 12.5, "=A1+1"], [], [null, null, "a"]]);
  });

  it.each([[1, "1900-01-01"], [59, "1900-02-28"], [61, "1900-03-01"], [42978, "2017-08-31"], [42978.75, "2017-08-31"]])("serial %s is %s", (serial, expected) => {
    expect(dateText(serial, false)).toBe(expected);
  });
  it("counts from 1904 where the workbook does", () => {
    expect(dateText(0, true)).toBe("1904-01-01");
    expect(dateText(-5, false)).toBeNull();
  });

  it("reports progress from 0 to 1 and can be left at any step", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("A");
      for (let row = 0; row < 4000; row += 1) sheet.addRow([`Rad ${row}`, row * 1.25]);
    });
    const shares: number[] = [];
    for (const share of readXlsxSteps(bytes)) shares.push(share);
    expect(shares.length).toBeGreaterThan(2);
    expect(shares.every((share, index) => share > 0 && share <= 1 && share >= (shares[index - 1] ?? 0))).toBe(true);
  });
});

const compound = (inside: string): Uint8Array => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(0), ...[...inside].flatMap((letter) => [letter.charCodeAt(0), 0])]);

describe("a file that is no readable workbook is refused with what to do", () => {
  const whole = byHand(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>'));
  const encrypted = ((): Uint8Array => {
    const bytes = whole.slice();
    // The flag of encryption in every local header and directory entry.
    for (let at = 0; at + 4 < bytes.length; at += 1) {
      if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2) bytes[at + 8] = 1;
    }
    return bytes;
  })();
  it.each<[string, Uint8Array, RegExp]>([
    ["a password", compound("EncryptedPackage"), /skyddad med lösenord/],
    ["an encrypted zip", encrypted, /skyddad med lösenord/],
    ["an .xls", compound("Workbook"), /äldre Excelarbetsbok/],
    ["HTML", text("<html><table><tr><td>1</td></tr></table></html>"), /webbsida eller XML/],
    ["text", text("Ansvar;Utfall\n1;2"), /inget|ingen Excelarbetsbok/],
    ["nothing", new Uint8Array(0), /ingen Excelarbetsbok/],
    ["a cut file", whole.subarray(0, whole.length - 40), /skadad eller avhuggen/],
    ["a file cut in the middle", whole.subarray(0, 200), /skadad eller avhuggen/],
    [".xlsb", zipSync({ "xl/workbook.bin": text("x") }), /\.xlsb/],
    [".ods", zipSync({ "content.xml": text("<a/>") }), /\.ods/],
    ["another zip", zipSync({ "a.txt": text("x") }), /ingen Excelarbetsbok/],
    ["broken XML", byHand("<worksheet><sheetData><row>"), /är skadad/],
    ["an entity bomb", byHand('<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><worksheet><sheetData><row><c t="str"><v>&y;</v></c></row></sheetData></worksheet>'), /är skadad/],
    ["no cells", byHand(sheetOf("")), /är tom/],
  ])("%s", (_name, bytes, words) => {
    expect(() => readXlsx(bytes)).toThrow(words);
  });

  it("a zip bomb: a sheet of zeros, and a directory that lies about it", () => {
    const bomb = byHand(sheetOf(""), { "xl/worksheets/sheet1.xml": [new Uint8Array(60 * 1024 * 1024).fill(32), { level: 9 }] });
    expect(() => readXlsx(bomb)).toThrow(/orimligt mycket data/);
    const lying = bomb.slice();
    for (let at = 0; at + 46 < lying.length; at += 1) {
      if (lying[at] === 0x50 && lying[at + 1] === 0x4b && lying[at + 2] === 1 && lying[at + 3] === 2) lying.set([10, 0, 0, 0], at + 24);
    }
    expect(() => readXlsx(lying)).toThrow(/orimligt mycket data/);
  });

  it("a directory of more parts than a workbook has", () => {
    const many: Zippable = {};
    for (let index = 0; index < 5001; index += 1) many[`p${index}`] = new Uint8Array(0);
    expect(() => readXlsx(zipSync(many, { level: 0 }))).toThrow(/orimligt mycket data/);
  });

  it("more rows than are read: the rest is said to be left, not taken as 0", () => {
    const rows = '<row r="1"><c r="A1"><v>7</v></c></row><row r="600000"><c r="A600000"><v>8</v></c></row>';
    const grid = readXlsx(byHand(sheetOf(rows)));
    expect(grid.sheets[0]?.rows).toEqual([[7]]);
    expect(grid.problems[0]?.message).toContain("Resten är inte läst");
  });

  it("any damage: read or refused in Swedish, never another error", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), (changes) => {
      const bytes = whole.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      try {
        readXlsx(bytes);
      } catch (error) {
        expect((error as Error).name).toBe("BokslutError");
      }
    }), { numRuns: 300 });
  });
});
