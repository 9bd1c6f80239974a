import type { HostObject } from "./host-object";
import type { HostSession } from "./session";
import type { QueryInfo } from "./wire";

/** What is asked of an object: its scalars, and the same of the objects it leads to. */
interface Asked {
  all: boolean;
  readonly scalars: Set<string>;
  readonly parts: Map<string, Asked>;
}

function nothing(): Asked {
  return { all: false, scalars: new Set(), parts: new Map() };
}

/** Puts "format/font/bold" in the tree; a name that leads to an object asks for all its scalars. */
function ask(asked: Asked, path: readonly string[]): void {
  const [name, ...rest] = path;
  if (name === undefined || name === "$all") {
    asked.all = true;
    return;
  }
  if (rest.length === 0) {
    asked.scalars.add(name);
    return;
  }
  if (name.toLowerCase() === "items") return ask(asked, rest);
  const part = asked.parts.get(name) ?? nothing();
  asked.parts.set(name, part);
  ask(part, rest);
}

function askedOf(query: QueryInfo | undefined): Asked {
  const asked = nothing();
  const select = query?.Select ?? [];
  const expand = query?.Expand ?? [];
  if (select.length === 0 && expand.length === 0) asked.all = true;
  for (const path of select) ask(asked, path.split("/"));
  for (const path of expand) ask(asked, path.split("/"));
  return asked;
}

/** The answer to a load: PascalCase members, nested parts, `_Items` for a collection. Unknown names answer ApiNotFound. */
export async function answerQuery(session: HostSession, object: HostObject, query: QueryInfo | undefined): Promise<Record<string, unknown>> {
  return answer(session, object, askedOf(query), query);
}

async function answer(session: HostSession, object: HostObject, asked: Asked, page?: QueryInfo): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = object.isCollection ? {} : object.identity();
  if (object.isCollection) {
    const from = page?.Skip ?? 0;
    const items = object.items().slice(from, page?.Top === undefined ? undefined : from + page.Top);
    result["_Items"] = await inTurn(items, (item) => answer(session, item, asked));
    return result;
  }
  const names = asked.all ? [...object.scalars, ...asked.scalars] : [...asked.scalars];
  for (const asName of names) {
    const member = object.member(asName);
    if (member.calculated) await session.calculated();
    if (member.kind === "navigation") result[member.name] = await part(session, object, member.name, { ...nothing(), all: true });
    else result[member.name] = object.get(member.name);
  }
  for (const [name, inner] of asked.parts) {
    const member = object.member(name);
    result[member.name] = await part(session, object, member.name, inner);
  }
  return result;
}

async function part(session: HostSession, object: HostObject, name: string, asked: Asked): Promise<unknown> {
  const target = object.navigate(name);
  return target === null ? { _IsNull: true } : answer(session, target, asked);
}

async function inTurn<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await each(item));
  return results;
}
