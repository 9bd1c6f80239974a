/** How many findings there are, in words. */
import { SEVERITIES, type Finding, type Severity } from "./finding";

const WORDS: Readonly<Record<Severity, readonly [string, string]>> = {
  fel: ["fel", "fel"], varning: ["varning", "varningar"], avrundning: ["avrundning", "avrundningar"], upplysning: ["upplysning", "upplysningar"],
};

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Findings by severity. */
export function countsOf(findings: readonly Finding[]): SeverityCounts {
  const counts: Record<Severity, number> = { fel: 0, varning: 0, avrundning: 0, upplysning: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** "1 fel, 2 varningar"; kinds without findings are left out; "inget att anmärka" when there are none. */
export function countsInWords(counts: SeverityCounts): string {
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]}\u00a0${WORDS[severity][counts[severity] === 1 ? 0 : 1]}`);
  return parts.length === 0 ? "inget att anmärka" : parts.join(", ");
}
