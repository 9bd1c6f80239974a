/** Bad files and rows, each as a user may meet it: what can be read is read, each problem says where, nothing becomes 0, nothing hangs. */
import fc from "fast-check";
import { zipSync } from "fflate";
import { Decimal } from "../../src/domain/decimal";
import { codePage437Byte } from "../../src/importers/code-page-437";
import { MEASURES, type Ledger } from "../../src/importers/ledger";
import { readLedger, readWholeFile, suggestChoice, type KeptChoices } from "../../src/importers/read-file";

const KEPT: KeptChoices = { roles: new Map(), unit: null, signs: null, dimension: null };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
const pc8 = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => codePage437Byte(letter) ?? 63));

function ledgerOf(name: string, bytes: Uint8Array): Ledger {
  const file = readWholeFile(name, bytes);
  return readLedger(file, suggestChoice(file, KEPT, { year: null, until: null })).ledger;
}

/** The sum of each measure, and what was said. */
function outcome(name: string, bytes: Uint8Array): string {
  try {
    const ledger = ledgerOf(name, bytes);
    // What was left out says where it stood: the row, the column for an amount, and both in the sentence.
    for (const problem of ledger.problems.filter((one) => one.severity === "fel")) {
      expect(problem.row).not.toBeNull();
      if (/belopp/.test(problem.message)) expect({ column: problem.column, message: problem.message }).toEqual({ column: expect.any(String), message: expect.stringContaining(`Rad ${problem.row}`) });
    }
    const sums = MEASURES.flatMap((measure) => {
      const amounts = ledger.rows.flatMap((row) => row.amounts[measure] ?? []);
      return amounts.length === 0 ? [] : [`${measure} ${amounts.reduce((sum, amount) => sum.plus(amount), Decimal.ZERO).toFixed()}`];
    });
    return [...sums, ...ledger.problems.map((problem) => `${problem.severity}: ${problem.message}`)].join(" | ");
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "BokslutError") throw error;
    return `nej: ${error.message}`;
  }
}

const HEAD = "Ansvar;Benämning;Konto;Utfall";
const csv = (...rows: string[]): Uint8Array => utf8([HEAD, ...rows].join("\r\n"));
const OK = "10;Bibliotek;5010;100";

const TABLES: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ["empty", utf8(""), /nej: .*är tom/],
  ["spaces only", utf8("  \r\n  "), /nej: .*är tom/],
  ["headings only", utf8(HEAD), /^(?:nej: .*|)$/],
  ["no headings and no figures", utf8("a;b\nc;d"), /nej: Ingen kolumn är vald/],
  ["one column", utf8("Utfall\n1\n2"), /./],
  ["cut in the middle of a row", csv(OK, "20;Mus"), /utfall 100$/],
  ["cut in a quote", csv(OK, '20;"Mus'), /utfall 100 \| varning: .*citattecken/],
  ["text in an amount", csv(OK, "20;Museer;5010;ca 40"), /utfall 100 \| fel: Rad 3, kolumn D: .*ca 40/],
  ["n/a", csv(OK, "20;Museer;5010;n/a"), /utfall 100 \| fel: Rad 3/],
  ["formula text", csv(OK, "20;Museer;5010;=A1+1"), /utfall 100 \| fel: Rad 3, kolumn D: .*formeln ”=A1\+1”/],
  ["a DDE formula in a name", csv("10;=cmd|' /C calc'!A0;5010;5"), /utfall 5$/],
  ["an error value", csv(OK, "20;Museer;5010;#DIV/0!"), /utfall 100 \| fel: Rad 3, kolumn D: .*felvärdet #DIV\/0!/],
  ["####", csv(OK, "20;Museer;5010;#####"), /utfall 100 \| fel: Rad 3/],
  ["percent", csv(OK, "20;Museer;5010;12%"), /utfall 100 \| fel: Rad 3.*procentsats/],
  ["exponent", csv(OK, "20;Museer;5010;1,2E+05"), /utfall 100 \| fel: Rad 3.*120 000/],
  ["a date as amount", csv(OK, "20;Museer;5010;2024-01-31"), /utfall 100 \| fel: Rad 3/],
  ["two decimal marks", csv(OK, "20;Museer;5010;1,2,3"), /utfall 100 \| fel: Rad 3/],
  ["mixed decimal signs", csv("10;A;5010;1,5", "20;B;5010;1,25", "30;C;5010;1.5"), /utfall 2\.75 \| fel: Rad 4, kolumn D: .*decimalpunkt.*\| varning: Filen blandar/],
  ["a point that may be thousands", csv("10;A;5010;1.437", "20;B;5010;2,5"), /utfall 1439\.5$/],
  ["20 digits", csv(OK, "20;Museer;5010;12345678901234567890"), /utfall 100 \| fel: Rad 3.*15 siffror/],
  ["minus last", csv("10;A;5010;100,00-"), /utfall -100$/],
  ["minus as U+2212", csv("10;A;5010;\u2212100"), /utfall -100$/],
  ["minus as dash with space", csv("10;A;5010;\u2013 100"), /utfall -100$/],
  ["parentheses", csv("10;A;5010;(100)"), /utfall -100$/],
  ["two minuses", csv(OK, "20;B;5010;--5"), /utfall 100 \| fel: Rad 3/],
  ["no-break thousands", csv("10;A;5010;1\u00a0250\u00a0000,5"), /utfall 1250000\.5$/],
  ["thin thousands", csv("10;A;5010;1\u202f250"), /utfall 1250$/],
  ["spaces not in thousands", csv(OK, "20;B;5010;12 34"), /utfall 100 \| fel: Rad 3.*tusental/],
  ["kr after the figure", csv("10;A;5010;12 kr"), /utfall 12$/],
  ["lone dash is no figure", csv(OK, "20;B;5010;-"), /utfall 100$/],
  ["empty amount is no figure", csv(OK, "20;B;5010;"), /utfall 100$/],
  ["sums and blank rows", csv(OK, ";;;", "Summa;;;100", "Totalt;;;100", "S:a drift;;;100", "Delsumma;;;100"), /utfall 100$/],
  ["the heading again on a new page", csv(OK, HEAD, "20;B;5010;5"), /utfall 105$/],
  ["two headings", utf8(`Rapport;;;\nUtskrift 2024-09-05;;;\n${HEAD}\n;;;kr\n${OK}`), /utfall 100$/],
  ["a longer row", csv("10;A;5010;5;extra;6"), /utfall 5$/],
  ["a shorter row", csv(OK, "20;B"), /utfall 100$/],
  ["quotes in quotes", csv('10;"A ""B"" ""C""";5010;5'), /utfall 5$/],
  ["deep quotes", csv(`10;${'"'.repeat(4001)};5010;5`, OK), /varning: .*citattecken|utfall/],
  ["a line break in a cell", csv('10;"A\nB";5010;5', OK), /utfall 105$/],
  ["a null byte", utf8(`${HEAD}\n10;A\u0000;5010;5`), /utfall 5$/],
  ["old Mac line ends", utf8(`${HEAD}\r10;A;5010;5\r20;B;5010;6`), /utfall 11$/],
  ["mixed line ends", utf8(`${HEAD}\r\n10;A;5010;5\n20;B;5010;6`), /utfall 11$/],
  ["sep= first", utf8(`sep=;\r\n${HEAD}\r\n${OK}`), /utfall 100$/],
  ["a byte order mark", utf8(`\uFEFF${HEAD}\n${OK}`), /utfall 100$/],
  ["Windows-1252", latin(`${HEAD}\n10;Äldreomsorg;5010;5`), /utfall 5$/],
  ["code page 437", pc8(`${HEAD}\n10;Äldreomsorg på ön;5010;5`), /utfall 5$/],
  ["UTF-16", Uint8Array.from([0xff, 0xfe, ...[...`${HEAD}\n${OK}`].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]), /utfall 100$/],
  ["UTF-16 cut at an odd byte", Uint8Array.from([0xff, 0xfe, ...[...`${HEAD}\n${OK}`].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]).slice(0, -1), /varning: .*teckenkodning.*fel: Rad 2, kolumn D/],
  ["broken UTF-8", Uint8Array.from([...utf8(`${HEAD}\n10;`), 0xc3, 0x28, ...utf8(";5010;5")]), /utfall 5/],
  ["an unreadable period", utf8("Ansvar;Period;Utfall\n10;höst;5\n20;202401;6"), /utfall 11/],
  ["columns in another order", utf8("Utfall;Konto;Ansvar\n5;5010;10"), /utfall 5$/],
  ["months beside each other", utf8("Ansvar;Konto;Utfall jan;Utfall feb\n10;5010;5;6"), /utfall 11$/],
  ["two columns of outcome that are no parts: the cumulative one", utf8("Ansvar;Konto;Utfall period;Utfall ack\n10;5010;5;60"), /utfall 60$/],
  ["no accounts", utf8("Verksamhet;Budget;Utfall\nBibliotek;5;6"), /budget 5 \| utfall 6$/],
  ["HTML named .csv", utf8("<html><body><table><tr><td>1</td></tr></table>"), /nej: /],
  ["JSON", utf8('{"a": 1}'), /nej: /],
  ["an image", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /nej: .*en bild \(PNG\)/],
  ["a PDF", utf8("%PDF-1.7\n1 0 obj\n<<>>"), /nej: .*ett PDF-dokument/],
  ["a zip with a text file", zipSync({ "a.csv": utf8(HEAD) }), /nej: .*zip-arkiv/],
];

const SIE_HEAD = "#FLAGGA 0\n#SIETYP 3\n#RAR 0 20240101 20241231\n";
const SIE_OK = '#PSALDO 0 202401 5010 {1 "A"} 100\n';
const sie = (...lines: string[]): Uint8Array => utf8(SIE_HEAD + SIE_OK + lines.join("\n"));

const SIES: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ["text in an amount", sie("#PSALDO 0 202401 5020 {} ett"), /utfall 100 \| fel: Rad 5: .*ett/],
  ["three decimals", sie("#PSALDO 0 202401 5020 {} 1.234"), /utfall 100 \| fel: Rad 5/],
  ["a missing amount", sie("#PSALDO 0 202401 5020 {}"), /utfall 100 \| fel: Rad 5/],
  ["a decimal comma", sie("#PSALDO 0 202401 5020 {} 1,5"), /utfall 101\.5$/],
  ["month 13", sie("#PSALDO 0 202413 5020 {} 1"), /utfall 100 \| fel: Rad 5: .*ÅÅÅÅMM/],
  ["a year that is text", sie("#PSALDO i 202401 5020 {} 1"), /utfall 100 \| fel: Rad 5: .*årsnumret/],
  ["an open quote", sie('#KONTO 5020 "Hyra'), /utfall 100 \| varning: Rad 5: .*citattecken/],
  ["an open brace", sie("#PSALDO 0 202401 5020 {1 A 7"), /utfall 100 \| fel|utfall 100 \| varning/],
  ["a dimension without object", sie("#PSALDO 0 202401 5020 {1} 7"), /utfall 107 \| varning: Rad 5: .*utan objekt/],
  ["no object list", sie("#PSALDO 0 202401 5020 7"), /utfall 107$/],
  ["an unknown label", sie("#NYTT 1 2 3", "#PSALDO 0 202401 5020 {} 7"), /utfall 107$/],
  ["lower case labels", sie("#psaldo 0 202401 5020 {} 7"), /utfall 107$/],
  ["#TRANS outside a voucher", sie("#TRANS 5020 {} 7"), /utfall 100 \| fel: Rad 5: .*utanför en verifikation/],
  ["a voucher without end", sie("#VER A 1 20240101", "{", "#TRANS 5020 {} 7"), /utfall 100 \| varning: .*mitt i en verifikation/],
  ["a voucher dated 31 February", utf8(`${SIE_HEAD}#VER A 1 20240231\n{\n#TRANS 5020 {} 7\n}`), /fel: Rad 4: .*ÅÅÅÅMMDD.*utanför filens räkenskapsår/],
  ["vouchers outside the year", utf8(`${SIE_HEAD}#VER A 1 20250101\n{\n#TRANS 5020 {} 7\n}`), /1 verifikationsrader \(belopp 7,00 kr/],
  ["no year: 4I", utf8("#FLAGGA 0\n#SIETYP 4\n#VER A 1 20240301\n{\n#TRANS 5020 {} 7\n}"), /utfall 7 \| varning: .*Kalenderåret 2024/],
  ["a year backwards", utf8(`#FLAGGA 0\n#RAR 0 20241231 20240101\n${SIE_OK}`), /fel: Rad 2: .*räkenskapsåret/],
  ["a wrong checksum", utf8(`#FLAGGA 0\n#KSUMMA\n${SIE_HEAD}${SIE_OK}#KSUMMA 1`), /utfall 100 \| varning: Rad 7: .*kontrollsumma/],
  ["a checksum never closed", utf8(`#FLAGGA 0\n#KSUMMA\n${SIE_HEAD}${SIE_OK}`), /utfall 100 \| varning: .*avhuggen/],
  ["code page 437 under its own label", pc8(`${SIE_HEAD}#OBJEKT 1 "A" "Äldreomsorg på ön"\n${SIE_OK}`), /utfall 100$/],
  ["Windows-1252 under #FORMAT PC8", latin(`#FORMAT PC8\n${SIE_HEAD}#OBJEKT 1 "A" "Äldreomsorg på ön"\n${SIE_OK}`), /utfall 100$/],
  ["SIE 5", utf8('<?xml version="1.0"?><Sie/>'), /nej: .*SIE 5/],
  ["no SIE at all", utf8("hej"), /nej: .*ingen SIE-fil/],
  ["one endless line", utf8(`#FNAMN "${"x".repeat(2_000_000)}"\n${SIE_HEAD}${SIE_OK}`), /utfall 100$/],
  ["a million braces", sie(`#PSALDO 0 202401 5020 ${"{".repeat(100_000)} 7`), /utfall 100 \| /],
  ["totals and parts", sie('#PSALDO 0 202401 5010 {} 130'), /utfall 130$/],
  ["parts in two dimensions that disagree, no total", sie('#PSALDO 0 202401 5010 {6 "P"} 30'), /utfall 100 \| varning: Konto 5010, period 202401: .*ingen totalrad/],
  ["only yearly results", utf8("#FLAGGA 0\n#SIETYP 1\n#RAR 0 20240101 20241231\n#RES 0 5010 70\n#UB 0 1930 9"), /utfall 70$/],
];

const start = (...bytes: (number | string)[]): Uint8Array => Uint8Array.from(bytes.flatMap((one) => (typeof one === "number" ? [one] : [...one].map((letter) => letter.charCodeAt(0)))));
const OLD_OFFICE = start(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const compound = (part: string): Uint8Array => Uint8Array.from([...OLD_OFFICE, ...start([...part].map((letter) => `${letter}\u0000`).join(""))]);
const office = (main: string): Uint8Array => zipSync({ "_rels/.rels": utf8(`<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`), [main]: utf8("<document/>") });
/** A table with its figures inside, so that a file read as text would give something. */
const FIGURES = `${HEAD}\n${OK}`;

test.each([
  ["rapport.pdf", utf8(`%PDF-1.7\n${FIGURES}`), "ett PDF-dokument"],
  ["utfall.csv", utf8(`\uFEFF\r\n%PDF-1.4\n${FIGURES}`), "ett PDF-dokument"],
  ["utfall.se", utf8(`%PDF-1.4\n${FIGURES}`), "ett PDF-dokument"],
  ["utfall.xlsx", utf8(`%PDF-1.4\n${FIGURES}`), "ett PDF-dokument"],
  ["brev.rtf", utf8(`{\\rtf1 ${FIGURES}}`), "ett textdokument (RTF)"],
  ["skärm.jpg", start(0xff, 0xd8, 0xff, 0xe0, FIGURES), "en bild (JPEG)"],
  ["skärm.csv", start("GIF89a", FIGURES), "en bild (GIF)"],
  ["skärm.webp", start("RIFF", 1, 2, 3, 4, "WEBPVP8 "), "en bild (WebP)"],
  ["skärm.heic", start(0, 0, 0, 24, "ftypheic"), "en bild (HEIC)"],
  ["inskannat.tif", start("II*", 0, 8, 0), "en bild (TIFF)"],
  ["skärm.bmp", start("BM", 1, 2, 3, 4, 0, 0, 0, 0, 54), "en bild (BMP)"],
  ["export.gz", start(0x1f, 0x8b, 8, 0), "ett packat arkiv (.gz)"],
  ["export.7z", start("7z", 0xbc, 0xaf, 0x27, 0x1c), "ett packat arkiv (.7z)"],
  ["export.rar", start("Rar!", 0x1a, 7), "ett packat arkiv (.rar)"],
  ["brev.docx", office("word/document.xml"), "ett Worddokument (.docx)"],
  ["siffror.xlsx", office("word/document.xml"), "ett Worddokument (.docx)"],
  ["bilder.pptx", office("ppt/presentation.xml"), "en presentation (.pptx)"],
  ["brev.odt", zipSync({ mimetype: [utf8("application/vnd.oasis.opendocument.text"), { level: 0 }], "content.xml": utf8("<x/>") }), "ett textdokument (.odt)"],
  ["brev.doc", compound("WordDocument"), "ett äldre Worddokument (.doc)"],
  ["bilder.ppt", compound("PowerPoint Document"), "en äldre presentation (.ppt)"],
])("%s that is no file of figures is refused with what it is and what to choose", (name, bytes, what) => {
  expect(outcome(name, bytes)).toBe(`nej: Filen är ${what}, och ur en sådan läser Bokslut inga siffror. Ta ut uppgifterna ur ekonomisystemet som SIE 4, Excelarbetsbok (.xlsx) eller textfil (.csv) och välj den filen.`);
});

test("an older workbook, an archive and texts that only resemble other files are told apart", () => {
  expect(outcome("utfall.xls", compound("Workbook"))).toMatch(/^nej: Filen är en äldre Excelarbetsbok \(\.xls\)\. Öppna den i Excel/);
  expect(outcome("bok.csv", compound("EncryptedPackage"))).toMatch(/^nej: Filen är skyddad med lösenord/);
  expect(outcome("export.zip", zipSync({ "utfall.csv": utf8(FIGURES) }))).toMatch(/^nej: Filen är ett zip-arkiv men ingen Excelarbetsbok\. Välj en \.xlsx-fil, eller packa upp arkivet först/);
  for (const heading of ["BM", "MM", "II*", "7z", "PK", "%PDF", "RIFF", "Rar!"]) expect(outcome("utfall.csv", utf8(`${heading};Konto;Utfall\n10;5010;100`))).toMatch(/utfall 100$/);
});

test("the table has at least 80 bad files", () => {
  expect(TABLES.length + SIES.length).toBeGreaterThanOrEqual(80);
});

test.each(TABLES.map(([name, bytes, expected]) => ({ name, bytes, expected })))("text file: $name", ({ name, bytes, expected }) => {
  expect(outcome(/image|PDF|zip/.test(name) ? "fil.bin" : "fil.csv", bytes)).toMatch(expected);
});
test.each(SIES.map(([name, bytes, expected]) => ({ name, bytes, expected })))("SIE: $name", ({ bytes, expected }) => {
  expect(outcome("fil.se", bytes)).toMatch(expected);
});

describe("large and hostile", () => {
  test("ten million rows: read to the limit, and said", () => {
    const bytes = new Uint8Array(40_000_000).fill(10);
    bytes.set(utf8(`${HEAD}\n${OK}\n`));
    expect(outcome("stor.csv", bytes)).toMatch(/utfall 100 \| fel: Filen har fler än 500\s000 rader/);
  }, 60_000);
  test("a file over the limit is refused before it is read", () => {
    expect(outcome("stor.csv", new Uint8Array(61 * 1024 * 1024))).toMatch(/nej: Filen är större än 60 MB/);
  });
  test("a hundred thousand bad amounts: listed to a limit, the rest counted", () => {
    const text = outcome("fel.csv", csv(OK, ...new Array<string>(100_000).fill("20;B;5010;x")));
    expect(text.split(" | ").length).toBeLessThan(250);
    expect(text).toMatch(/^utfall 100 .*Ytterligare 99800 rader/);
  }, 30_000);
  test.each(["csv", "se", "xlsx", "txt"])("random bytes as .%s: read or refused in Swedish", (ending) => {
    const begin = { csv: utf8(`${HEAD}\n`), se: utf8(SIE_HEAD), xlsx: Uint8Array.from([0x50, 0x4b, 3, 4]), txt: new Uint8Array(0) }[ending] ?? new Uint8Array(0);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (tail) => {
      expect(typeof outcome(`x.${ending}`, Uint8Array.from([...begin, ...tail]))).toBe("string");
    }), { numRuns: 200 });
  });
  test("any rows of figures and rubbish: a readable amount is never changed by its neighbours", () => {
    const cell = fc.oneof(fc.integer({ min: -1e9, max: 1e9 }).map((ore) => ({ text: `${ore < 0 ? "-" : ""}${Math.floor(Math.abs(ore) / 100)},${String(Math.abs(ore) % 100).padStart(2, "0")}`, ore: BigInt(ore) })), fc.constantFrom("", "-", "x", "=1", "#N/A", "1,2,3").map((text) => ({ text, ore: 0n })));
    fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 30 }), (cells) => {
      const ledger = ledgerOf("x.csv", csv("1;A;5010;0,00", ...cells.map(({ text }, index) => `${index};B;5010;${text}`)));
      const sum = ledger.rows.reduce((all, row) => all.plus(row.amounts.utfall ?? Decimal.ZERO), Decimal.ZERO);
      expect(sum.compare(Decimal.scaled(cells.reduce((all, { ore }) => all + ore, 0n), 2)) === 0).toBe(true);
    }));
  });
});
