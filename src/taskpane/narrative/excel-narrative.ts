/** The narrative's commands in Excel. Each is fetched when it is first asked for; the Word library is a file of its own. */
import type { NarrativeCommands } from "./narrative-commands";

const narrative = (): Promise<typeof import("../../excel/commands/narrative")> => import("../../excel/commands/narrative");
const settings = (): Promise<typeof import("../../excel/commands/narrative-settings")> => import("../../excel/commands/narrative-settings");
const report = async (): Promise<import("../../excel/commands/narrative-document").CheckedDocument> => (await import("../../excel/commands/narrative-document")).readReportDocument();

/** A file's name from the report's title: letters, digits and hyphens. */
export function fileName(title: string): string {
  const plain = title.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80);
  return `${plain === "" ? "Rapport" : plain}.docx`;
}

export function excelNarrative(): NarrativeCommands {
  return {
    readParagraphs: async () => (await narrative()).readParagraphs(),
    markDone: async (keys) => (await narrative()).markParagraphsDone(keys === undefined ? {} : { keys }),
    bind: async (request) => (await narrative()).bindFigure(request),
    review: async (texts) => (await import("../../excel/commands/narrative-review")).reviewTexts(texts),
    settings: async () => (await settings()).readNarrativeSettings(),
    saveSettings: async (choices) => (await settings()).saveNarrativeSettings(choices),
    wordDocument: async () => {
      const { document, open, warning } = await report();
      const [{ writeDocx }, { Pieces }] = await Promise.all([import("../../word/write-docx"), import("../../excel/yielding")]);
      const pieces = new Pieces();
      return { name: fileName(document.title), bytes: await writeDocx(document, (steps) => pieces.work(steps)), openErrors: open.count, warning };
    },
    formatted: async () => {
      const { document, open, warning } = await report();
      const { writeHtml, writePlainText } = await import("../../word/write-html");
      return { html: writeHtml(document), text: writePlainText(document), openErrors: open.count, warning };
    },
  };
}
