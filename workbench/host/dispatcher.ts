import { asHostError, HostError, notFoundInApi, type HostErrorCode } from "./host-error";
import { isHostObject, type HostObject } from "./host-object";
import { serviceObject, type ServiceCalls } from "./members/services";
import { workbookObject } from "./members/workbook";
import { answerQuery } from "./query";
import type { HostSession } from "./session";
import { ACTION, PATH, type Action, type ActionResult, type ArgumentInfo, type ObjectPath, type RequestBody, type ResponseBody } from "./wire";

/** An action that is refused though nothing is wrong with it. */
export interface OrderedRefusal {
  readonly action: number;
  readonly code: HostErrorCode;
}

/** Answers one ProcessQuery body: actions in order, stopping at the first refusal; what was done before it stays done. */
export async function processQuery(session: HostSession, services: ServiceCalls, body: RequestBody, ordered: OrderedRefusal | null = null): Promise<ResponseBody> {
  const request = new Request(session, services, body, ordered);
  session.beginRequest();
  try {
    return await request.run();
  } finally {
    session.endRequest();
  }
}

/** A null object: it swallows what is done to it and leads only to itself. */
const NOTHING = null;

class Request {
  private readonly objects = new Map<number, HostObject | null>();
  private readonly results: ActionResult[] = [];
  private readonly traceIds: number[] = [];
  private where = "";

  constructor(
    private readonly session: HostSession,
    private readonly services: ServiceCalls,
    private readonly body: RequestBody,
    private readonly ordered: OrderedRefusal | null,
  ) {}

  async run(): Promise<ResponseBody> {
    let index = 0;
    try {
      for (const action of this.body.Actions) {
        this.where = "";
        if (this.ordered?.action === index) throw new HostError(this.ordered.code);
        this.results.push({ ActionId: action.Id, Value: await this.act(action) });
        index += 1;
      }
    } catch (error) {
      return this.refusal(error, index);
    }
    return { Results: this.results, TraceIds: this.traceIds };
  }

  private refusal(error: unknown, index: number): ResponseBody {
    const refused = asHostError(error);
    return {
      Error: { Code: refused.code, Message: refused.message, Location: this.where, ActionIndex: index, HttpStatusCode: refused.statusCode },
      TraceIds: this.traceIds,
      ProcessedResults: { Results: this.results },
    };
  }

  private async act(action: Action): Promise<unknown> {
    if (action.ActionType === ACTION.trace) {
      this.traceIds.push(action.Id);
      return null;
    }
    const object = await this.resolve(action.ObjectPathId);
    if (object === NOTHING) return action.ActionType === ACTION.method ? { _IsNull: true } : null;
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.instantiated(object);
      case ACTION.query:
        return answerQuery(this.session, object, action.QueryInfo);
      case ACTION.queryAsJson:
        return answerQuery(this.session, object, action.QueryInfo);
      case ACTION.method:
        return this.invoke(object, action);
      case ACTION.setProperty: {
        const [value] = await this.args(action.ArgumentInfo);
        this.set(object, action.Name ?? "", value);
        return null;
      }
      case ACTION.update:
        await this.update(object, action.ObjectState ?? {});
        return null;
      default:
        throw new HostError("ApiNotFound");
    }
  }

  private instantiated(object: HostObject): Record<string, unknown> {
    const identity = object.identity();
    if (this.body.AutoKeepReference === true && object.type === "Range") return { ...identity, _ReferenceId: this.session.keep(object) };
    return identity;
  }

  private async invoke(object: HostObject, action: Action): Promise<unknown> {
    const member = this.member(object, action.Name ?? "", "method");
    if (member.name === "_KeepReference") return { _ReferenceId: this.session.keep(object) };
    if (member.calculated) await this.session.calculated();
    const value = await object.call(member.name, await this.args(action.ArgumentInfo));
    if (isHostObject(value)) return this.instantiated(value);
    return value ?? null;
  }

  private set(object: HostObject, name: string, value: unknown): void {
    object.set(this.member(object, name, "property").name, value);
  }

  private async update(object: HostObject, state: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [name, value] of Object.entries(state)) {
      const member = object.member(name);
      if (member.kind === "property") this.set(object, name, value);
      else if (member.kind === "navigation" && typeof value === "object" && value !== null) {
        const part = object.navigate(member.name);
        if (part !== null) await this.update(part, Object.fromEntries(Object.entries(value)));
      } else throw notFoundInApi(object.type, name);
    }
  }

  private member(object: HostObject, name: string, kind: "property" | "navigation" | "method"): { name: string; calculated: boolean } {
    this.where = `${object.type}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    const member = object.member(name);
    if (member.kind !== kind) throw notFoundInApi(object.type, name);
    return member;
  }

  /** The object of a path; each path is followed once per request, because following it may add a sheet or insert rows. */
  private async resolve(id: number): Promise<HostObject | null> {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const path = this.body.ObjectPaths[String(id)];
    if (path === undefined) throw new HostError("InvalidRequest");
    const object = await this.follow(path);
    this.objects.set(id, object);
    return object;
  }

  private async follow(path: ObjectPath): Promise<HostObject | null> {
    const name = path.Name ?? "";
    if (path.ObjectPathType === PATH.root) return workbookObject(this.session);
    if (path.ObjectPathType === PATH.none) return NOTHING;
    if (path.ObjectPathType === PATH.reference) return this.reference(name);
    if (path.ObjectPathType === PATH.service) {
      const service = serviceObject(name, this.services);
      if (service === null) throw notFoundInApi("service", name);
      return service;
    }
    const parent = await this.resolve(path.ParentObjectPathId ?? 0);
    if (parent === NOTHING) return NOTHING;
    if (path.ObjectPathType === PATH.property) return parent.navigate(this.member(parent, name, "navigation").name);
    if (path.ObjectPathType === PATH.indexer) {
      this.where = `${parent.type}.getItem`;
      return parent.item((await this.args(path.ArgumentInfo))[0]);
    }
    if (path.ObjectPathType !== PATH.method) throw new HostError("InvalidRequest");
    const member = this.member(parent, name, "method");
    if (member.calculated) await this.session.calculated();
    const made = await parent.call(member.name, await this.args(path.ArgumentInfo));
    if (made === null || isHostObject(made)) return made;
    throw notFoundInApi(parent.type, name);
  }

  private reference(id: string): HostObject {
    const kept = this.session.references.get(id);
    if (kept === undefined) throw new HostError("InvalidReference");
    return kept;
  }

  private async args(info: ArgumentInfo | undefined): Promise<unknown[]> {
    return this.withObjects(info?.Arguments ?? [], info?.ReferencedObjectPathIds ?? []);
  }

  /** Puts the objects in their places: by the mirror of path ids in arrays, by `_ObjectPathId` in plain objects. */
  private async withObjects(values: readonly unknown[], ids: readonly unknown[]): Promise<unknown[]> {
    if (ids.length === 0 && !values.some((value) => typeof value === "object" && value !== null && !Array.isArray(value))) return [...values];
    const placed: unknown[] = [];
    for (let index = 0; index < values.length; index += 1) {
      const id = ids[index];
      const value = values[index];
      if (typeof id === "number" && id !== 0) placed.push(await this.resolve(id));
      else if (Array.isArray(id) && Array.isArray(value)) placed.push(await this.withObjects(value, id));
      else placed.push(await this.unfolded(value));
    }
    return placed;
  }

  private async unfolded(value: unknown): Promise<unknown> {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    if ("_ObjectPathId" in value && typeof value._ObjectPathId === "number") return this.resolve(value._ObjectPathId);
    const entries: [string, unknown][] = [];
    for (const [key, each] of Object.entries(value)) entries.push([key, await this.unfolded(each)]);
    return Object.fromEntries(entries);
  }
}
