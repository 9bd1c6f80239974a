import { notFoundInApi } from "./host-error";

/** A scalar property of an Excel type. `onRequest`: left out when all scalars are asked for. */
export interface Property<S> {
  readonly get?: (self: S) => unknown;
  readonly set?: (self: S, value: unknown) => void;
  readonly onRequest?: boolean;
}

/** The members of one Excel type that the host answers; a new member is a line. Names in PascalCase, as on the wire. */
export interface TypeDefinition<S> {
  readonly name: string;
  readonly properties?: Readonly<Record<string, Property<S>>>;
  readonly navigations?: Readonly<Record<string, (self: S) => HostObject | null>>;
  /** A method gives a HostObject (an object path), null (a null object) or a plain value. */
  readonly methods?: Readonly<Record<string, (self: S, ...args: unknown[]) => unknown>>;
  /** A collection's items and its indexer. */
  readonly items?: (self: S) => HostObject[];
  readonly item?: (self: S, key: unknown) => HostObject;
  /** What identifies the object, answered when it is instantiated or stands in a collection. */
  readonly identity?: (self: S) => Record<string, unknown>;
  /** Members whose answer depends on computed cells: pending calculation is awaited first. */
  readonly calculated?: readonly string[];
}

/** An object of the workbook as the dispatcher sees it, whatever its type. */
export interface HostObject {
  readonly type: string;
  readonly state: unknown;
  readonly isCollection: boolean;
  /** The scalar names answered when nothing is selected. */
  readonly scalars: readonly string[];
  /** The PascalCase name and kind of a member, by any casing; ApiNotFound when the type has none. */
  member(name: string): { readonly name: string; readonly kind: "property" | "navigation" | "method"; readonly calculated: boolean };
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  navigate(name: string): HostObject | null;
  call(name: string, args: readonly unknown[]): unknown;
  items(): HostObject[];
  item(key: unknown): HostObject;
  identity(): Record<string, unknown>;
}

/** Makes a type: a function from a state to its HostObject. */
export function hostType<S>(definition: TypeDefinition<S>): (state: S) => HostObject {
  const { name: type, properties = {}, navigations = {}, methods = {} } = definition;
  const calculated = new Set(definition.calculated ?? []);
  const members = new Map<string, ReturnType<HostObject["member"]>>();
  const register = (names: readonly string[], kind: "property" | "navigation" | "method"): void => {
    for (const name of names) members.set(name.toLowerCase(), { name, kind, calculated: calculated.has(name) });
  };
  register(Object.keys(methods), "method");
  register(Object.keys(navigations), "navigation");
  register(Object.keys(properties), "property");
  const scalars = Object.entries(properties)
    .filter(([, property]) => property.get !== undefined && property.onRequest !== true)
    .map(([name]) => name);
  return (state) => ({
    type,
    state,
    isCollection: definition.items !== undefined,
    scalars,
    member(name) {
      const found = members.get(name.toLowerCase());
      if (found === undefined) throw notFoundInApi(type, name);
      return found;
    },
    get(name) {
      const get = properties[name]?.get;
      if (get === undefined) throw notFoundInApi(type, name);
      return get(state);
    },
    set(name, value) {
      const set = properties[name]?.set;
      if (set === undefined) throw notFoundInApi(type, name);
      set(state, value);
    },
    navigate(name) {
      const navigate = navigations[name];
      if (navigate === undefined) throw notFoundInApi(type, name);
      return navigate(state);
    },
    call(name, args) {
      const method = methods[name];
      if (method === undefined) throw notFoundInApi(type, name);
      return method(state, ...args);
    },
    items() {
      if (definition.items === undefined) throw notFoundInApi(type, "items");
      return definition.items(state);
    },
    item(key) {
      if (definition.item === undefined) throw notFoundInApi(type, "getItem");
      return definition.item(state, key);
    },
    identity: () => definition.identity?.(state) ?? {},
  });
}

/** True for what `hostType` makes. */
export function isHostObject(value: unknown): value is HostObject {
  return typeof value === "object" && value !== null && "identity" in value && "isCollection" in value;
}
