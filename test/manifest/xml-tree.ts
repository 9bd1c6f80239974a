/** A small XML tree for the manifest's tests: strict parsing, prefixes resolved, attributes as written. */
import { SaxesParser } from "saxes";

export interface XmlElement {
  /** Name without prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Parses a well-formed document with namespaces; throws with line and column otherwise. */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    const element: XmlElement = { name: tag.local, namespace: tag.uri, attributes, children: [], text: "" };
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
    open.push(element);
  });
  parser.on("text", (text) => {
    const current = open.at(-1);
    if (current) current.text += text.trim();
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(source).close();
  if (root === null) throw new Error("The document has no element.");
  return root;
}

/** The element and everything below it, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* descendants(child);
}

/** All elements of a name, optionally only those under a parent of a given name. */
export function named(root: XmlElement, name: string, parent?: string): XmlElement[] {
  const all = [...descendants(root)];
  if (parent === undefined) return all.filter((element) => element.name === name);
  return all.filter((element) => element.name === parent).flatMap((element) => element.children.filter((child) => child.name === name));
}

/** The only child of a name; throws when there is none or more than one. */
export function only(parent: XmlElement, name: string): XmlElement {
  const found = parent.children.filter((child) => child.name === name);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${parent.name} has ${found.length} ${name}, not one.`);
  return found[0];
}
