import JSZip from "jszip";
import { completeConditionalFormats, readNegativeColors } from "./conditional-parts";
import { escapeXml, findAll, parseXml, type XmlElement } from "./xml";

/** A defined name as the file holds it. */
export interface FileName {
  readonly name: string;
  /** Formula text without "=". */
  readonly text: string;
  readonly hidden: boolean;
  readonly comment: string;
  /** Position of the sheet whose name it is, null for the workbook's. */
  readonly sheet: number | null;
}

/** A hyperlink as the file holds it. */
export interface FileLink {
  readonly ref: string;
  readonly address?: string;
  readonly location?: string;
  readonly display?: string;
  readonly tooltip?: string;
}

/** What exceljs cannot write or read, added to or taken from the package itself. */
export interface ExtraParts {
  readonly names: readonly FileName[];
  readonly settings: ReadonlyMap<string, string>;
  /** Links by the position of their sheet. */
  readonly links: readonly (readonly FileLink[])[];
  /** Negative colours of the data bars by the position of their sheet. */
  readonly bars: readonly (readonly (string | null)[])[];
}

const SETTINGS_PART = "customXml/item1.xml";
const SETTINGS_NAMESPACE = "urn:bokslut:workbench:settings";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const METADATA = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`;

/**
 * Adds to a written package: defined names of every kind, hyperlinks, the document's settings as a custom XML part, and the mark that makes
 * array formulas spill in Excel. Every entry gets the same date, so that the same workbook gives the same bytes.
 */
export async function addParts(bytes: Uint8Array, parts: ExtraParts, date: Date): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  let workbook = await text(zip, "xl/workbook.xml");
  workbook = workbook.replace(/<definedNames>.*?<\/definedNames>|<definedNames\/>/s, "");
  if (parts.names.length > 0) workbook = workbook.replace("</sheets>", () => `</sheets><definedNames>${parts.names.map(nameXml).join("")}</definedNames>`);
  zip.file("xl/workbook.xml", workbook);
  const sheets = await sheetPaths(zip);
  let spills = false;
  for (const [index, path] of sheets.entries()) {
    let xml = await text(zip, path);
    const marked = xml.replace(/<c ([^>]*)><f t="array"/g, '<c $1 cm="1"><f t="array"');
    spills ||= marked !== xml;
    const bars = (parts.bars[index] ?? []).map((color) => color ?? "#FF0000");
    xml = await withLinks(zip, path, completeConditionalFormats(marked, bars), parts.links[index] ?? []);
    zip.file(path, xml);
  }
  if (spills) await addPart(zip, "xl/metadata.xml", METADATA, `${RELATIONS}/sheetMetadata`, "metadata.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml");
  if (parts.settings.size > 0) await addPart(zip, SETTINGS_PART, settingsXml(parts.settings), `${RELATIONS}/customXml`, `../${SETTINGS_PART}`, null);
  return repack(zip, date);
}

/** Takes from a package what exceljs does not read, and removes the names, on some of which exceljs stumbles. */
export async function takeParts(bytes: Uint8Array | ArrayBuffer): Promise<{ bytes: Uint8Array; parts: ExtraParts }> {
  const zip = await JSZip.loadAsync(bytes);
  const workbook = await text(zip, "xl/workbook.xml");
  const names = findAll(parseXml(workbook), "definedName").map(readName);
  zip.file("xl/workbook.xml", workbook.replace(/<(\w+:)?definedNames\b.*?<\/\1definedNames>/s, ""));
  const links: FileLink[][] = [];
  const bars: (string | null)[][] = [];
  for (const path of await sheetPaths(zip)) {
    const xml = await text(zip, path);
    bars.push(readNegativeColors(xml));
    links.push(await readLinks(zip, path, xml));
  }
  return { bytes: await zip.generateAsync({ type: "uint8array", compression: "STORE" }), parts: { names, settings: await readSettings(zip), links, bars } };
}

async function text(zip: JSZip, path: string): Promise<string> {
  const file = zip.file(path);
  if (!file) throw new Error(`The part ${path} is missing.`);
  return file.async("string");
}

/** Paths of the sheets' parts in the order of the workbook. */
async function sheetPaths(zip: JSZip): Promise<string[]> {
  const targets = relationTargets(parseXml(await text(zip, "xl/_rels/workbook.xml.rels")));
  return findAll(parseXml(await text(zip, "xl/workbook.xml")), "sheet").flatMap((sheet) => {
    const target = targets.get(sheet.attributes["r:id"] ?? "");
    if (!target) return [];
    return [target.startsWith("/") ? target.slice(1) : `xl/${target}`];
  });
}

function relationTargets(relations: XmlElement): Map<string, string> {
  return new Map(findAll(relations, "Relationship").map((relation) => [relation.attributes["Id"] ?? "", relation.attributes["Target"] ?? ""]));
}

function nameXml(name: FileName): string {
  const attributes = [`name="${escapeXml(name.name)}"`];
  if (name.sheet !== null) attributes.push(`localSheetId="${name.sheet}"`);
  if (name.hidden) attributes.push('hidden="1"');
  if (name.comment) attributes.push(`comment="${escapeXml(name.comment)}"`);
  return `<definedName ${attributes.join(" ")}>${escapeXml(name.text)}</definedName>`;
}

function readName({ attributes, text: formula }: XmlElement): FileName {
  const sheet = attributes["localSheetId"];
  return { name: attributes["name"] ?? "", text: formula, hidden: attributes["hidden"] === "1" || attributes["hidden"] === "true", comment: attributes["comment"] ?? "", sheet: sheet === undefined ? null : Number(sheet) };
}

function relationsPath(sheetPath: string): string {
  return sheetPath.replace(/([^/]+)$/, "_rels/$1.rels");
}

async function withLinks(zip: JSZip, path: string, xml: string, links: readonly FileLink[]): Promise<string> {
  if (links.length === 0) return xml;
  const relations = relationsPath(path);
  let rels = zip.file(relations) ? await text(zip, relations) : '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  rels = rels.replace(/<Relationships([^>]*)\/>/, "<Relationships$1></Relationships>");
  const items = links.map((link, index) => {
    const attributes = [`ref="${link.ref}"`];
    if (link.address) {
      rels = rels.replace("</Relationships>", () => `<Relationship Id="rIdLink${index + 1}" Type="${RELATIONS}/hyperlink" Target="${escapeXml(link.address ?? "")}" TargetMode="External"/></Relationships>`);
      attributes.push(`r:id="rIdLink${index + 1}"`);
    }
    if (link.location) attributes.push(`location="${escapeXml(link.location)}"`);
    if (link.tooltip) attributes.push(`tooltip="${escapeXml(link.tooltip)}"`);
    if (link.display) attributes.push(`display="${escapeXml(link.display)}"`);
    return `<hyperlink ${attributes.join(" ")}/>`;
  });
  if (links.some((link) => link.address)) zip.file(relations, rels);
  const before = /<(?:printOptions|pageMargins|pageSetup|headerFooter)\b|<\/worksheet>/;
  return xml.replace(before, (next) => `<hyperlinks>${items.join("")}</hyperlinks>${next}`);
}

async function readLinks(zip: JSZip, path: string, xml: string): Promise<FileLink[]> {
  const block = /<(?:\w+:)?hyperlinks\b.*?<\/(?:\w+:)?hyperlinks>/s.exec(xml)?.[0];
  if (!block) return [];
  const relations = zip.file(relationsPath(path));
  const targets = relations ? relationTargets(parseXml(await relations.async("string"))) : new Map<string, string>();
  // The prefix r is declared on the worksheet, outside the block; saxes without namespaces does not mind.
  return findAll({ name: "", attributes: {}, children: [parseXml(block)], text: "" }, "hyperlink").map(({ attributes }) => {
    const address = targets.get(attributes["r:id"] ?? "");
    return { ref: attributes["ref"] ?? "A1", ...(address ? { address } : {}), ...pick(attributes, "location"), ...pick(attributes, "display"), ...pick(attributes, "tooltip") };
  });
}

function pick<K extends string>(attributes: Readonly<Record<string, string>>, key: K): { [P in K]?: string } {
  const value = attributes[key];
  return (value ? { [key]: value } : {}) as { [P in K]?: string };
}

function settingsXml(settings: ReadonlyMap<string, string>): string {
  const items = [...settings].map(([key, value]) => `<setting key="${escapeXml(key)}">${escapeXml(value)}</setting>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<settings xmlns="${SETTINGS_NAMESPACE}">${items.join("")}</settings>`;
}

async function readSettings(zip: JSZip): Promise<Map<string, string>> {
  for (const path of Object.keys(zip.files).filter((name) => /^customXml\/item\d+\.xml$/.test(name))) {
    const xml = await text(zip, path);
    if (xml.includes(SETTINGS_NAMESPACE)) return new Map(findAll({ name: "", attributes: {}, children: [parseXml(xml)], text: "" }, "setting").map((item) => [item.attributes["key"] ?? "", item.text]));
  }
  return new Map();
}

async function addPart(zip: JSZip, path: string, xml: string, type: string, target: string, contentType: string | null): Promise<void> {
  zip.file(path, xml);
  const rels = await text(zip, "xl/_rels/workbook.xml.rels");
  const id = `rIdPart${path.replace(/\W/g, "")}`;
  zip.file("xl/_rels/workbook.xml.rels", rels.replace("</Relationships>", () => `<Relationship Id="${id}" Type="${type}" Target="${target}"/></Relationships>`));
  const types = await text(zip, "[Content_Types].xml");
  const override = contentType ? `<Override PartName="/${path}" ContentType="${contentType}"/>` : "";
  const standard = types.includes('Extension="xml"') ? "" : '<Default Extension="xml" ContentType="application/xml"/>';
  zip.file("[Content_Types].xml", types.replace("</Types>", () => `${standard}${override}</Types>`));
}

async function repack(zip: JSZip, date: Date): Promise<Uint8Array> {
  const fresh = new JSZip();
  for (const [path, entry] of Object.entries(zip.files)) if (!entry.dir) fresh.file(path, await entry.async("uint8array"), { date, createFolders: false });
  return fresh.generateAsync({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 6 }, platform: "DOS" });
}
