import type { IMutationInfo } from "@univerjs/core";
import { IDefinedNamesService, IFunctionService, RemoveDefinedNameMutation, SetDefinedNameMutation, SetDefinedNameMutationFactory, type ISetDefinedNameMutationParam } from "@univerjs/engine-formula";
import { SCOPE_WORKBOOK_VALUE_DEFINED_NAME } from "@univerjs/sheets";
import { parseRect } from "./address";
import type { EngineContext } from "./context";
import { EngineError } from "./errors";
import { forgetParsedFormulas } from "./parsed-formulas";
import type { NameInfo } from "./types";

/** The workbook's defined names. */
export class Names {
  private readonly service: IDefinedNamesService;
  private counter = 0;

  constructor(
    private readonly context: EngineContext,
    private readonly recompute: (sheetId: string, row: number, column: number) => void,
  ) {
    this.service = context.injector.get(IDefinedNamesService);
  }

  list(): NameInfo[] {
    return Object.values(this.service.getDefinedNameMap(this.context.unitId) ?? {}).map((item) => ({
      name: item.name,
      formula: item.formulaOrRefString.startsWith("=") ? item.formulaOrRefString : `=${item.formulaOrRefString}`,
      visible: item.hidden !== true,
      comment: item.comment ?? "",
      scope: scopeOf(item.localSheetId),
    }));
  }

  add(name: string, formula: string, options: { visible?: boolean; comment?: string; scope?: string | null } = {}): NameInfo {
    const scope = options.scope ?? null;
    checkName(name);
    if (scope !== null) this.context.sheet(scope);
    if (this.find(name, scope)) throw new EngineError("ItemAlreadyExists", `Namnet ”${name}” finns redan.`);
    const text = formula.replace(/^=/, "");
    if (text.trim() === "") throw new EngineError("InvalidArgument", `Namnet ”${name}” måste syfta på något.`);
    const params: ISetDefinedNameMutationParam = {
      unitId: this.context.unitId,
      id: `name-${Date.now().toString(36)}-${++this.counter}`,
      name,
      formulaOrRefString: isReference(text) ? text : `=${text}`,
      comment: options.comment ?? "",
      localSheetId: scope ?? SCOPE_WORKBOOK_VALUE_DEFINED_NAME,
      hidden: options.visible === false,
    };
    this.context.mutate([step(SetDefinedNameMutation.id, params)], [step(RemoveDefinedNameMutation.id, params)]);
    this.refresh(name);
    const added = this.list().find((item) => item.name === name && item.scope === scope);
    if (!added) throw new EngineError("InvalidOperation", `Namnet ”${name}” gick inte att lägga till.`);
    return added;
  }

  remove(name: string, scope: string | null = null): void {
    const found = this.find(name, scope);
    if (!found) throw new EngineError("ItemNotFound", `Namnet ”${name}” finns inte.`);
    const params = { ...found, unitId: this.context.unitId };
    const undo = SetDefinedNameMutationFactory(this.context.injector, params) ?? params;
    this.context.mutate([step(RemoveDefinedNameMutation.id, params)], [step(SetDefinedNameMutation.id, undo)]);
    this.refresh(found.name);
  }

  /** Univer keeps parsed formulas that hold the name's old meaning: they are forgotten, and the cells computed anew. */
  private refresh(name: string): void {
    const functions = this.context.injector.get(IFunctionService);
    const wanted = name.toLocaleLowerCase("sv");
    forgetParsedFormulas();
    for (const sheet of this.context.workbook.getSheets())
      sheet.getCellMatrix().forValue((row, column, cell) => {
        if (!cell?.f?.toLocaleLowerCase("sv").includes(wanted)) return;
        functions.deleteFormulaAstCacheKey(cell.f);
        this.recompute(sheet.getSheetId(), row, column);
      });
  }

  private find(name: string, scope: string | null) {
    const wanted = name.toLocaleLowerCase("sv");
    return Object.values(this.service.getDefinedNameMap(this.context.unitId) ?? {}).find((item) => item.name.toLocaleLowerCase("sv") === wanted && scopeOf(item.localSheetId) === scope);
  }
}

function step(id: string, params: object): IMutationInfo {
  return { id, params };
}

function scopeOf(localSheetId: string | undefined): string | null {
  return localSheetId && localSheetId !== SCOPE_WORKBOOK_VALUE_DEFINED_NAME ? localSheetId : null;
}

/** True for "Sheet!A1", "'A b'!$A$1:$B$2" and lists of them. */
function isReference(text: string): boolean {
  return text.split(",").every((part) => {
    const match = /^(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!(.+)$/u.exec(part.trim());
    return match !== null && parseRect(match[1] ?? "") !== null;
  });
}

function checkName(name: string): void {
  const wellFormed = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255;
  if (!wellFormed || parseRect(name) !== null || /^(?:[rc]|r\d*c\d*)$/i.test(name)) throw new EngineError("InvalidArgument", `”${name}” är inget giltigt namn. Det ska börja med en bokstav eller understreck, sakna mellanslag och inte se ut som en cell.`);
}
