/** A target that names a year is held against the column Föregående år: the kontroll says so when the years differ. */
import { goalFindings, type FollowUpRowReading } from "../../src/kontroll";

function found(arsmal: string, kommentar = "", kfArsmal = ""): readonly string[] {
  const cells = { utfall: "87 %", utfall_foregaende_ar: "85 %", arsmal, kf_arsmal: kfArsmal, kommentar, status: "Uppfylls helt" };
  const row: FollowUpRowReading = {
    kind: "indikator", sheet: "Indikatorer", key: "a", label: "Andel nöjda",
    cells: new Map(Object.entries(cells).map(([key, value], index) => [key, { address: `${"ABCDEF"[index] ?? ""}9`, value, error: null }])),
  };
  return goalFindings({ rows: [row], day: null, words: [] }, 2017).map((finding) => `${finding.severity} ${finding.address}: ${finding.explanation}`);
}

const WARNING = "Andel nöjda: målet nämner 2014, men utfallet jämförs med kolumnen Föregående år. Skriv målet som ett tal (till exempel ”minst” och utfallet 2014), eller kommentera att kolumnen visar 2014.";

test.each([
  ["öka jämfört med 2014", [`varning C9: ${WARNING}`]],
  ["öka jämfört med 2016", []],
  ["öka", []],
  ["nollvision", []],
  ["minst 2014 st", ["varning C9: Andel nöjda: utfallet och årsmålet har olika enheter och jämförs inte. Skriv dem i samma enhet."]],
])("%s", (target, findings) => {
  expect(found(target)).toEqual(findings);
});

test("a comment answers it, and KF's target is held to the same", () => {
  expect(found("öka jämfört med 2014", "Kolumnen visar 2014.")).toEqual([]);
  expect(found("", "", "öka jämfört med 2014")).toEqual([`varning D9: ${WARNING}`]);
});
