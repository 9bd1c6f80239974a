import { startNodeHost, type NodeHost, type NodeHostOptions } from "../../workbench/host/node";

/** A host with one sheet, Blad1, and (unless asked for) without the add-in's own functions. */
export async function openHost(options: NodeHostOptions = {}): Promise<NodeHost> {
  return startNodeHost({ functions: false, ...options });
}

/** What the add-in's code is told when a batch is refused. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly location: string | undefined;
}

/** Runs a batch that must fail; gives Excel's code and message. */
export async function refusalOf(batch: (context: Excel.RequestContext) => void | Promise<void>): Promise<Refusal> {
  try {
    await Excel.run(async (context) => {
      await batch(context);
      await context.sync();
    });
  } catch (error) {
    const { code, message, debugInfo } = error as OfficeExtension.Error;
    return { code, message, location: debugInfo?.errorLocation };
  }
  throw new Error("The batch was not refused.");
}

/** The values of a range of the active sheet. */
export async function valuesAt(address: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
    range.load("values");
    await context.sync();
    return range.values as unknown[][];
  });
}

/** Writes formulas (or values) in a range of the active sheet. */
export async function writeAt(address: string, cells: unknown[][]): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange(address).formulas = cells as string[][];
    await context.sync();
  });
}

/** Lets pushed events reach the add-in. */
export async function eventsDelivered(host: NodeHost): Promise<void> {
  await host.host.idle();
  await new Promise((resolve) => setTimeout(resolve, 0));
}
