import { layOutTables, openReport, writeNarrative } from "../../src/excel/commands";
import { readNarrativeSettings, saveNarrativeSettings } from "../../src/excel/commands/narrative-settings";
import { smallReport, withWorkbook } from "./workbook";

test("the settings are kept with the report and shape the text the next time it is written", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    await writeNarrative();
    const texts = async (): Promise<string> => (await book.grid("Berättelse")).slice(4).map((row) => String(row[3])).join("\n");
    expect(await texts()).toContain("[skriv orsaken]");
    const { choices, guessed, unit } = await readNarrativeSettings();
    expect([choices.word, choices.smallAmount, choices.named, choices.causes, choices.fundCeiling, unit]).toEqual(["", null, 3, true, 0.1, "mnkr"]);
    expect(guessed.word).toBe("nämnden");
    await saveNarrativeSettings({ ...choices, name: "kulturförvaltningen", decides: "kulturnämnden i Ås", smallAmount: 100, causes: false });
    await writeNarrative();
    const after = await texts();
    expect(after).toContain("Kulturförvaltningen redovisar");
    expect(after).toContain("Kulturnämnden i Ås föreslås besluta");
    expect(after).toContain("Verksamheterna redovisar följande avvikelser mot budget:");
    expect(after).not.toContain("[skriv orsaken]");
    expect((await readNarrativeSettings()).choices).toMatchObject({ name: "kulturförvaltningen", smallAmount: 100, causes: false });
  });
});
