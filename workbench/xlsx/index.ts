export { saveXlsx, type SaveOptions } from "./save";
export { loadXlsx, loadXlsx as openXlsx } from "./load";
