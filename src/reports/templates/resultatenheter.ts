import type { ColumnTemplate, Template } from "./template";

const OF = ["ingaende_fond", "arets_resultat", "omslutning"] as const;

const COLUMNS: readonly ColumnTemplate[] = [
  { key: "ingaende_fond", label: "Ingående fond", kind: "fond_in" },
  { key: "arets_resultat", label: "Årets resultat", kind: "resultat" },
  { key: "omslutning", label: "Omslutning", kind: "omslutning" },
  { key: "grans", label: "Gräns i år (5 %)", kind: "grans", formula: { type: "fund", what: "year_limit", of: OF } },
  { key: "tak", label: "Tak (10 %)", kind: "tak", formula: { type: "fund", what: "ceiling", of: OF } },
  { key: "tillfors", label: "Tillförs/uttag", kind: "tillfors", formula: { type: "fund", what: "change", of: OF } },
  { key: "utgaende_fond", label: "Utgående fond", kind: "fond_ut", formula: { type: "fund", what: "closing", of: OF } },
  { key: "aterlamnas", label: "Återlämnas", kind: "aterlamnas", formula: { type: "fund", what: "returned", of: OF } },
];

export const resultatenheter: Template = {
  id: "resultatenheter",
  title: "Resultatenheter",
  description: "Resultatenheternas fonder: vad regeln tillför eller tar ut, vad som förs vidare och vad som går tillbaka.",
  columns: COLUMNS,
  groups: [{ each: "row", rows: [{ kind: "resultatenhet" }, { label: "Summa", kind: "summa", derived: true }] }],
  landscape: true,
  reports: [],
};
