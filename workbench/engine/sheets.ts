import { BooleanNumber, type IMutationInfo } from "@univerjs/core";
import { InsertSheetCommand, RemoveSheetCommand, SetTabColorMutation, SetWorksheetActiveOperation, SetWorksheetHideMutation, SetWorksheetNameCommand, SetWorksheetOrderCommand } from "@univerjs/sheets";
import { quoteSheetName } from "./address";
import type { CellMatrix, EngineContext } from "./context";
import { EngineError } from "./errors";
import type { Extras } from "./extras";
import { checkSheetName } from "./sheet-name";
import { checkColor, toHex, type CellCustom } from "./styles";
import { tokenizeFormula } from "./formula-tokens";
import type { DataValidation, SheetInfo, Visibility } from "./types";
import { newSheetData } from "./univer";

/** The workbook's sheets: adding, naming, ordering, hiding. */
export class Sheets {
  private lastId = 0;

  constructor(
    private readonly context: EngineContext,
    private readonly extras: Extras,
  ) {}

  list(): SheetInfo[] {
    return this.order().map((id) => this.info(id));
  }

  info(id: string): SheetInfo {
    const sheet = this.context.sheet(id);
    const hidden = sheet.getConfig().hidden === BooleanNumber.TRUE;
    const visibility: Visibility = !hidden ? "Visible" : this.extras.get(id).veryHidden ? "VeryHidden" : "Hidden";
    return { id, name: sheet.getName(), visibility, position: this.order().indexOf(id), tabColor: toHex(sheet.getConfig().tabColor) ?? "" };
  }

  add(name: string): SheetInfo {
    checkSheetName(name, this.names());
    const id = this.freeId();
    const before = this.active().id;
    this.context.command(InsertSheetCommand.id, { unitId: this.context.unitId, index: this.order().length, sheet: newSheetData(id, name) });
    this.switchTo(before);
    return this.info(id);
  }

  remove(id: string): void {
    const info = this.info(id);
    if (info.visibility === "VeryHidden") throw new EngineError("InvalidOperation", `Bladet ”${info.name}” är helt dolt. Visa det innan det tas bort.`);
    this.keepOneVisible(id);
    if (this.active().id === id) this.activateAnother(id);
    this.context.command(RemoveSheetCommand.id, { unitId: this.context.unitId, subUnitId: id });
  }

  rename(id: string, name: string): void {
    const { name: before } = this.info(id);
    if (before === name) return;
    checkSheetName(
      name,
      this.list().filter((sheet) => sheet.id !== id).map((sheet) => sheet.name),
    );
    this.context.command(SetWorksheetNameCommand.id, { unitId: this.context.unitId, subUnitId: id, name });
    this.renameInValidations(before, name);
  }

  move(id: string, position: number): void {
    this.context.sheet(id);
    if (!Number.isInteger(position) || position < 0 || position >= this.order().length)
      throw new EngineError("InvalidArgument", `Platsen ${position} finns inte: arbetsboken har ${this.order().length} blad.`);
    if (this.order().indexOf(id) !== position) this.context.command(SetWorksheetOrderCommand.id, { unitId: this.context.unitId, subUnitId: id, order: position });
  }

  setVisibility(id: string, visibility: Visibility): void {
    if (!["Visible", "Hidden", "VeryHidden"].includes(visibility)) throw new EngineError("InvalidArgument", `”${String(visibility)}” är ingen synlighet.`);
    if (visibility !== "Visible") {
      this.keepOneVisible(id);
      if (this.active().id === id) this.activateAnother(id);
    }
    const params = { unitId: this.context.unitId, subUnitId: id, hidden: visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE };
    if (this.info(id).visibility === visibility) return;
    const undo = { ...params, hidden: this.context.sheet(id).getConfig().hidden ?? BooleanNumber.FALSE };
    this.context.mutate([{ id: SetWorksheetHideMutation.id, params }], [{ id: SetWorksheetHideMutation.id, params: undo }]);
    if (this.extras.get(id).veryHidden !== (visibility === "VeryHidden")) this.extras.change(id, { veryHidden: visibility === "VeryHidden" });
  }

  setTabColor(id: string, color: string): void {
    const before = this.context.sheet(id).getConfig().tabColor;
    const params = { unitId: this.context.unitId, subUnitId: id, color: color === "" ? "" : checkColor(color) };
    const undo = { ...params, color: before };
    const info = (p: object): IMutationInfo => ({ id: SetTabColorMutation.id, params: p });
    this.context.mutate([info(params)], [info(undo)]);
  }

  active(): SheetInfo {
    return this.info(this.context.workbook.getActiveSheet().getSheetId());
  }

  activate(id: string): void {
    if (this.info(id).visibility !== "Visible") throw new EngineError("InvalidOperation", `Bladet ”${this.info(id).name}” är dolt och kan inte visas.`);
    this.switchTo(id);
  }

  /** Makes the sheet the active one without asking whether it is visible. */
  switchTo(id: string): void {
    if (this.active().id === id) return;
    this.context.asAddin(() => this.context.commands.syncExecuteCommand(SetWorksheetActiveOperation.id, { unitId: this.context.unitId, subUnitId: id }));
  }

  private order(): readonly string[] {
    return this.context.workbook.getConfig().sheetOrder;
  }

  private names(): string[] {
    return this.list().map((sheet) => sheet.name);
  }

  /** Never the id of a sheet that has been taken away: what is kept of that one comes back with it when it is undone. */
  private freeId(): string {
    this.lastId = Math.max(this.lastId, this.order().length) + 1;
    while (this.context.workbook.getSheetBySheetId(`sheet-${this.lastId}`)) this.lastId += 1;
    return `sheet-${this.lastId}`;
  }

  private keepOneVisible(id: string): void {
    if (!this.list().some((sheet) => sheet.id !== id && sheet.visibility === "Visible"))
      throw new EngineError("InvalidOperation", `Bladet ”${this.info(id).name}” är det enda synliga. En arbetsbok måste ha ett synligt blad.`);
  }

  private activateAnother(id: string): void {
    const visible = this.list().filter((sheet) => sheet.visibility === "Visible" && sheet.id !== id);
    const { position } = this.info(id);
    const next = visible.find((sheet) => sheet.position > position) ?? visible[visible.length - 1];
    if (next) this.switchTo(next.id);
  }

  private renameInValidations(before: string, after: string): void {
    for (const sheet of this.context.workbook.getSheets()) {
      const changed: CellMatrix = {};
      sheet.getCellMatrix().forValue((row, column, cell) => {
        const custom = cell?.custom as CellCustom | undefined;
        const rule = custom?.validation as DataValidation | undefined;
        if (!rule?.source?.startsWith("=")) return;
        const source = renameInFormula(rule.source, before, after);
        if (source !== rule.source) (changed[row] ??= {})[column] = { custom: { ...custom, validation: { ...rule, source } } };
      });
      this.context.setCells(sheet.getSheetId(), changed);
    }
  }
}

/** The formula after a sheet has been renamed. */
export function renameInFormula(formula: string, before: string, after: string): string {
  const tokens = tokenizeFormula(formula);
  const isIt = (text: string): boolean => text.replace(/^'|'$/g, "").replace(/''/g, "'").toLowerCase() === before.toLowerCase();
  return tokens.map((token, index) => (tokens[index + 1]?.text === "!" && isIt(token.text) ? quoteSheetName(after) : token.text)).join("");
}
