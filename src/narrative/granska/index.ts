/** The door of Granska text. */
export { findFigures, type FigureUnit, type TextFigure } from "./figures";
export { knownFigures, type KnownFigure } from "./known";
export { nameOfFigure, reviewText, reviewer, type ReviewedFigure, type Reviewer, type Verdict } from "./review";
