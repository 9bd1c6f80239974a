/** The door of the narrative room. */
export { composeInSteps, composeNarrative } from "./compose";
export { renderParagraph } from "./render";
export { guessOrganisation, type NarrativeSettings, type OrganisationWords } from "./settings";
export { chosenSettings, guessedWords, narrativeChoices, withChoices, type NarrativeChoices } from "./stored-settings";
export { cellsOf, isDerived, type DerivedValue, type Paragraph, type ParagraphValue } from "./paragraph";
export { SECTIONS } from "./phrases.sv";
export type { CellLookup, CellValue } from "./derived";
export { followUpTable, followUpViews, type FollowUpView } from "./follow-up-view";
export { bindFigureIn, openText, templateOfText } from "./bind";
