import type { NodeHost } from "../../workbench/host/node";
import { openHost, refusalOf, valuesAt, writeAt } from "./host-fixture";

let host: NodeHost;
beforeEach(async () => {
  host = await openHost();
});
afterEach(() => host.close());

const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem("Blad1");

describe("counting", () => {
  it("counts the add-in's syncs and their bytes, not the library's own upkeep", async () => {
    await Excel.run(async (context) => {
      const range = first(context).getRange("A1");
      range.values = [["åäö"]];
      await context.sync();
      range.load("values");
      await context.sync();
    });
    await host.host.idle();
    const counted = host.host.statistics();
    expect([counted.requests, counted.perRequest.length, counted.cleanups]).toEqual([2, 2, 1]);
    expect(counted.bytesOut).toBe(counted.perRequest.reduce((sum, each) => sum + each.bytesOut, 0));
    expect(counted.largestOut).toBeGreaterThan(100);
    host.host.resetStatistics();
    expect(host.host.statistics()).toMatchObject({ requests: 0, bytesOut: 0, bytesIn: 0, largestOut: 0 });
  });

  it("counts bytes as UTF-8", async () => {
    await writeAt("A1", [["a".repeat(1_000)]]);
    const plain = host.host.statistics().largestOut;
    host.host.resetStatistics();
    await writeAt("A1", [["å".repeat(1_000)]]);
    expect(host.host.statistics().largestOut - plain).toBe(1_000);
  });

  it("lets go of ranges when Excel.run is over, and keeps tracked ones until they are untracked", async () => {
    const kept = await Excel.run(async (context) => {
      const range = first(context).getRange("A1");
      first(context).getRange("B1").load("address");
      context.trackedObjects.add(range);
      await context.sync();
      return range;
    });
    await host.host.idle();
    expect(host.host.session.references.size).toBe(1);
    await Excel.run(async (context) => {
      first(context).getRange("1:1").insert("Down");
      await context.sync();
    });
    await Excel.run(kept, async (context) => {
      kept.load("address");
      await context.sync();
      expect(kept.address).toBe("Blad1!A2");
      kept.untrack();
      await context.sync();
    });
    await host.host.idle();
    expect(host.host.session.references.size).toBe(0);
  });
});

describe("limits of a request", () => {
  it("refuses a request over 5 MB and does nothing of it", async () => {
    const refusal = await refusalOf((context) => {
      first(context).getRange("A1").values = [["kvar"]];
      first(context).getRange("B1:B200").values = Array.from({ length: 200 }, () => ["x".repeat(30_000)]);
    });
    expect(refusal.code).toBe("RequestPayloadSizeLimitExceeded");
    expect(await valuesAt("A1")).toEqual([[""]]);
  });

  it("refuses a response over the limit", async () => {
    const small = await openHost({ payloadLimit: 20_000 });
    try {
      await Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1:A10").values = Array.from({ length: 10 }, () => ["x".repeat(1_500)]);
        await context.sync();
        context.workbook.worksheets.getActiveWorksheet().getRange("B1:B10").copyFrom("A1:A10");
        await context.sync();
      });
      const refusal = await refusalOf((context) => void context.workbook.worksheets.getActiveWorksheet().getRange("A1:B10").load("values,text"));
      expect(refusal.code).toBe("ResponsePayloadSizeLimitExceeded");
    } finally {
      small.close();
    }
  });
});

describe("ordered failures", () => {
  const write: (context: Excel.RequestContext) => void = (context) => {
    first(context).getRange("A1").values = [["skrivet"]];
  };

  it.each(["InvalidOperationInCellEditMode", "AccessDenied", "GeneralException", "RequestAborted"] as const)("fails before anything is done: %s", async (code) => {
    host.host.failNext({ after: 0, code, mode: "before" });
    expect((await refusalOf(write)).code).toBe(code);
    expect(await valuesAt("A1")).toEqual([[""]]);
  });

  it("fails after the work is done", async () => {
    host.host.failNext({ after: 0, code: "GeneralException", mode: "after" });
    expect((await refusalOf(write)).code).toBe("GeneralException");
    expect(await valuesAt("A1")).toEqual([["skrivet"]]);
  });

  it("strikes once, after the number of syncs asked for", async () => {
    host.host.failNext({ after: 2, code: "AccessDenied", mode: "before" });
    await writeAt("A1", [[1]]);
    await writeAt("A2", [[2]]);
    await expect(writeAt("A3", [[3]])).rejects.toMatchObject({ code: "AccessDenied" });
    await writeAt("A3", [[3]]);
    expect(await valuesAt("A1:A3")).toEqual([[1], [2], [3]]);
  });

  it("cuts a response off, and the next request is answered as usual", async () => {
    host.host.failNext({ after: 0, code: "GeneralException", mode: "cut" });
    await expect(Excel.run(async (context) => {
      write(context);
      await context.sync();
    })).rejects.toThrow(/JSON/);
    expect(await valuesAt("A1")).toEqual([["skrivet"]]);
  });

  it("times out with HTTP 504", async () => {
    host.host.failNext({ after: 0, code: "RequestAborted", mode: "timeout" });
    await expect(Excel.run(async (context) => {
      write(context);
      await context.sync();
    })).rejects.toMatchObject({ code: "RequestAborted", httpStatusCode: 504 });
  });
});

describe("a failure of the host itself", () => {
  it("is told to the add-in, and the next request is answered", async () => {
    const end = jest.spyOn(host.engine, "endUndoGroup").mockImplementationOnce(() => {
      throw new Error("trasig");
    });
    await expect(writeAt("A1", [[1]])).rejects.toMatchObject({ code: "GeneralException" });
    end.mockRestore();
    host.engine.endUndoGroup();
    expect(await valuesAt("A1")).toEqual([[1]]);
  });
});

describe("several hosts", () => {
  it("stands beside another and gives the globals back when it closes", async () => {
    const before = Excel;
    const second = await openHost();
    expect(Excel).not.toBe(before);
    await writeAt("A1", [["andra"]]);
    second.close();
    expect(Excel).toBe(before);
    expect(await valuesAt("A1")).toEqual([[""]]);
  });
});
