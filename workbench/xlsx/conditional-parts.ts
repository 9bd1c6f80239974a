import { escapeXml, parseXml, findAll } from "./xml";

/**
 * Puts right what exceljs writes of conditional formats in a sheet: the text and operator of text rules, and the negative colour, axis and
 * automatic ends of data bars, whose ids become the same for the same workbook.
 * @param negativeColors "#RRGGBB" of the sheet's data bars, in their order
 */
export function completeConditionalFormats(xml: string, negativeColors: readonly string[]): string {
  const ids = new Map<string, string>();
  const stable = xml.replace(/\{[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}\}(?=<\/x14:id>|")/g, (id) => (EXTENSIONS.has(id) ? id : stableId(ids, id)));
  let bar = 0;
  return stable
    .replace(/<cfRule type="containsText"([^>]*)><formula>NOT\(ISERROR\(SEARCH\(&quot;(.*?)&quot;,[A-Z]+\d+\)\)\)<\/formula>/g, (whole, attributes: string, text: string) => {
      const literal = text.replace(/&quot;&quot;/g, "&quot;");
      return whole.replace(`type="containsText"${attributes}`, () => `type="containsText"${attributes} operator="containsText" text="${literal}"`);
    })
    .replace(/<x14:dataBar[^>]*>.*?<\/x14:dataBar>/gs, () => {
      const color = (negativeColors[bar++] ?? "#FF0000").slice(1);
      return `<x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FF${escapeXml(color)}"/><x14:axisColor rgb="FF000000"/></x14:dataBar>`;
    });
}

/** The kinds of extension, whose identifiers are fixed. */
const EXTENSIONS = new Set(["{B025F937-C7B1-47D3-B67F-A62EFF666E3E}", "{78C0D931-6437-407D-A8EE-F0AAD7539E65}"]);

function stableId(ids: Map<string, string>, id: string): string {
  const known = ids.get(id) ?? `{B0C5A1D0-0000-4000-8000-${String(ids.size + 1).padStart(12, "0")}}`;
  ids.set(id, known);
  return known;
}

/** "#RRGGBB" of the negative colours of a sheet's data bars, in the order of its rules; a bar without one is not in the list's place but null. */
export function readNegativeColors(xml: string): (string | null)[] {
  const blocks = xml.match(/<x14:cfRule\b[^>]*type="dataBar".*?<\/x14:cfRule>/gs) ?? [];
  return blocks.map((block) => {
    const color = findAll(parseXml(block), "negativeFillColor")[0]?.attributes["rgb"];
    return color ? `#${color.slice(-6).toUpperCase()}` : null;
  });
}
