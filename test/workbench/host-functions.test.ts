import type { NodeHost } from "../../workbench/host/node";
import { ownFunctionsFrom, type FunctionMetadata } from "../../workbench/host/own-functions";
import type { EmptyArgumentMode } from "../../workbench/engine/types";
import { eventsDelivered, openHost, valuesAt, writeAt } from "./host-fixture";

const open: NodeHost[] = [];
afterEach(() => open.splice(0).forEach((host) => host.close()));

async function started(options: Parameters<typeof openHost>[0] = {}): Promise<NodeHost> {
  const host = await openHost(options);
  open.push(host);
  return host;
}

/** Registers one function by its metadata and gives the calls it receives. */
function register(host: NodeHost, metadata: FunctionMetadata, answer: (...args: unknown[]) => unknown = () => 1): unknown[][] {
  const calls: unknown[][] = [];
  CustomFunctions.associate(metadata.id, (...args: unknown[]) => {
    calls.push(args);
    return answer(...args);
  });
  host.engine.registerFunctions(ownFunctionsFrom({ functions: [metadata] }, host.window as unknown as Parameters<typeof ownFunctionsFrom>[1]));
  return calls;
}

const single = (name: string, more: object = {}): { name: string } => ({ name, ...more });

describe("arguments as Excel passes them", () => {
  it("gives a cell to a scalar parameter, a range as rows, a missing optional as null and the invocation last", async () => {
    const host = await started();
    const calls = register(host, {
      id: "PROV_ARGUMENT", name: "PROV.ARGUMENT", options: { requiresAddress: true },
      parameters: [single("a"), single("b", { dimensionality: "matrix" }), single("c", { optional: true })],
    });
    await writeAt("A1:B2", [[1, "två"], [true, 4]]);
    await writeAt("D5", [["=PROV.ARGUMENT(A1,A1:B2)"]]);
    expect(await valuesAt("D5")).toEqual([[1]]);
    expect(calls[0]).toEqual([1, [[1, "två"], [true, 4]], null, { address: "Blad1!D5", functionName: "PROV_ARGUMENT", isInValuePreview: false }]);
  });

  it("gives a repeating parameter one array of its values", async () => {
    const host = await started();
    const calls = register(host, { id: "PROV_FLERA", name: "PROVFLERA", parameters: [single("mall"), single("tal", { repeating: true })] });
    await writeAt("A1:A2", [['=PROVFLERA("x",1,2,3)'], ['=PROVFLERA("y")']]);
    expect(await valuesAt("A1:A2")).toEqual([[1], [1]]);
    expect(calls.map((call) => call.slice(0, 2))).toEqual(expect.arrayContaining([["x", [1, 2, 3]], ["y", []]]));
    expect(calls[0]?.[2]).toEqual({ functionName: "PROV_FLERA", isInValuePreview: false });
  });

  it.each<[EmptyArgumentMode, unknown]>([["zero", 0], ["null", null]])("gives an empty cell as %s: %p", async (emptyArgumentMode, seen) => {
    const host = await started({ emptyArgumentMode });
    const calls = register(host, { id: "PROV_TOM", name: "PROVTOM", parameters: [single("a"), single("b", { dimensionality: "matrix" })] });
    await writeAt("C1", [["=PROVTOM(A1,A1:A2)"]]);
    await valuesAt("C1");
    expect(calls[0]?.slice(0, 2)).toEqual([seen, [[seen], [seen]]]);
  });

  it("does not call the function for an error in a single argument: the error is the result", async () => {
    const host = await started();
    const calls = register(host, { id: "PROV_FEL", name: "PROVFEL", parameters: [single("a")] });
    await writeAt("A1:B1", [["=1/0", "=PROVFEL(A1)"]]);
    expect(await valuesAt("B1")).toEqual([["#DIV/0!"]]);
    expect(calls).toEqual([]);
  });
});

describe("results", () => {
  const metadata: FunctionMetadata = { id: "PROV_SVAR", name: "PROVSVAR", parameters: [], result: { dimensionality: "matrix" } };

  it("spills a matrix and shows #SPILL! where a cell is in the way", async () => {
    const host = await started();
    register(host, metadata, () => [[1, "b"], [3, true]]);
    await writeAt("E2", [["hinder"]]);
    await writeAt("A1", [["=PROVSVAR()"]]);
    await writeAt("D1", [["=PROVSVAR()"]]);
    expect(await valuesAt("A1:B2")).toEqual([[1, "b"], [3, true]]);
    expect(await valuesAt("D1:E2")).toEqual([["#SPILL!", ""], ["", "hinder"]]);
  });

  it("tells which cells a spill fills", async () => {
    const host = await started();
    register(host, metadata, () => [[1, 2], [3, 4]]);
    await writeAt("B2", [["=PROVSVAR()"]]);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const seen = ["B2:C3", "A1", "A1:C3"].map((address) => sheet.getRange(address).load("hasSpill"));
      const filled = sheet.getRange("B2").getSpillingToRange().load("address");
      const parent = sheet.getRange("C3").getSpillParent().load("address");
      const none = sheet.getRange("A1").getSpillParentOrNullObject();
      await context.sync();
      expect(seen.map((range) => range.hasSpill)).toEqual([true, false, null]);
      expect([filled.address, parent.address, none.isNullObject]).toEqual(["Blad1!B2:C3", "Blad1!B2", true]);
    });
  });

  it("shows the error a function throws and keeps its sentence for the card", async () => {
    const host = await started();
    register(host, { ...metadata, result: {} }, () => {
      throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "Budgeten är 0.");
    });
    await writeAt("A1", [["=PROVSVAR()"]]);
    expect(await valuesAt("A1")).toEqual([["#N/A"]]);
    expect(host.engine.errorMessage(host.engine.sheets()[0]?.id ?? "", 0, 0)).toBe("Budgeten är 0.");
  });

  it("awaits a promise", async () => {
    const host = await started();
    register(host, { ...metadata, result: {} }, () => Promise.resolve("klart"));
    await writeAt("A1", [["=PROVSVAR()"]]);
    expect(await valuesAt("A1")).toEqual([["klart"]]);
  });

  it("computes again when an input changes", async () => {
    const host = await started();
    register(host, { id: "PROV_DUBBEL", name: "PROVDUBBEL", parameters: [single("a")] }, (a) => Number(a) * 2);
    await writeAt("A1:B1", [[2, "=PROVDUBBEL(A1)"]]);
    expect(await valuesAt("B1")).toEqual([[4]]);
    await writeAt("A1", [[5]]);
    expect(await valuesAt("B1")).toEqual([[10]]);
  });
});

describe("the add-in's own functions", () => {
  it("are generated from the sources, associated and registered", async () => {
    const host = await started({ functions: true });
    expect(host.metadata.functions.map((each) => each.name)).toEqual(expect.arrayContaining(["AVVIKELSE", "RESULTATFOND"]));
    await writeAt("A1:C1", [[-100, -95.5, '=AVVIKELSE(A1,B1,"kostnad","kostnader negativa")']]);
    expect(await valuesAt("C1")).toEqual([[4.5]]);
  });

  it.each<EmptyArgumentMode>(["zero", "null"])("answer a written formula's guard for an empty cell in the mode %s", async (emptyArgumentMode) => {
    await started({ functions: true, emptyArgumentMode });
    await writeAt("A1:C1", [[10, "", '=IF(OR(A1="",B1=""),"",AVVIKELSE(A1,B1))']]);
    expect(await valuesAt("C1")).toEqual([[""]]);
  });
});

describe("the wire route", () => {
  it("calls the associated function and brings its result back", async () => {
    const host = await started();
    CustomFunctions.associate("PROV_LINJE", (a: number, b: number) => a + b);
    const result = await host.host.callFunction("PROV_LINJE", [2, 3]);
    expect(result).toMatchObject({ ok: true, value: 5 });
    await eventsDelivered(host);
  });

  it("brings an error back with its code", async () => {
    const host = await started();
    CustomFunctions.associate("PROV_LINJEFEL", () => {
      throw new CustomFunctions.Error(CustomFunctions.ErrorCode.divisionByZero);
    });
    expect(await host.host.callFunction("PROV_LINJEFEL", [])).toMatchObject({ ok: false, errorCode: 5 });
  });
});
