import type { Action, RequestBody } from "./wire";

/** One request of the library, as it was counted. `sync` is an add-in's context.sync; the rest is the library's own upkeep. */
export interface RequestCount {
  readonly kind: "sync" | "cleanup" | "service";
  readonly actions: number;
  readonly bytesOut: number;
  readonly bytesIn: number;
  readonly error: string | null;
}

/** Sums since the last reset. Bytes are UTF-8; out is from the add-in to the host. */
export interface HostStatistics {
  readonly requests: number;
  readonly cleanups: number;
  readonly bytesOut: number;
  readonly bytesIn: number;
  readonly largestOut: number;
  readonly largestIn: number;
  readonly perRequest: readonly RequestCount[];
}

/** What a request is: releasing of ranges after Excel.run and calls of the library's services are no syncs of the add-in. */
export function kindOf(body: RequestBody): RequestCount["kind"] {
  const calls = body.Actions.filter((action) => action.ActionType !== 1);
  const releases = (action: Action): boolean => action.Name === "_RemoveReference" || action.Name === "_RemoveAllReferences";
  if (calls.length > 0 && calls.every(releases)) return "cleanup";
  return Object.values(body.ObjectPaths).some((path) => path.ObjectPathType === 2) ? "service" : "sync";
}

/** Counts requests. */
export class Counter {
  private counts: RequestCount[] = [];

  add(count: RequestCount): void {
    this.counts.push(count);
  }

  reset(): void {
    this.counts = [];
  }

  statistics(): HostStatistics {
    const syncs = this.counts.filter((each) => each.kind === "sync");
    return {
      requests: syncs.length,
      cleanups: this.counts.filter((each) => each.kind === "cleanup").length,
      bytesOut: syncs.reduce((sum, each) => sum + each.bytesOut, 0),
      bytesIn: syncs.reduce((sum, each) => sum + each.bytesIn, 0),
      largestOut: Math.max(0, ...syncs.map((each) => each.bytesOut)),
      largestIn: Math.max(0, ...syncs.map((each) => each.bytesIn)),
      perRequest: syncs,
    };
  }
}

const encoder = new TextEncoder();

/** UTF-8 length of a text. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
