/** One finding per cell: the most severe says what, the others follow in its explanation. */
import { SEVERITIES, type Finding } from "./finding";

/** Joins findings on the same cell, keeps the order, most severe first. Findings without a cell stay apart. */
export function onePerCell(findings: readonly Finding[]): Finding[] {
  const byCell = new Map<string, Finding[]>();
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const key = finding.cell === null ? null : JSON.stringify([finding.cell.table ?? "", finding.cell.row, finding.cell.column]);
    const known = key === null ? undefined : byCell.get(key);
    if (known !== undefined) {
      known.push(finding);
      continue;
    }
    const group = [finding];
    groups.push(group);
    if (key !== null) byCell.set(key, group);
  }
  const joined = groups.flatMap((group): Finding[] => {
    const ordered = SEVERITIES.flatMap((severity) => group.filter((finding) => finding.severity === severity));
    const [first, ...others] = ordered;
    if (first === undefined) return [];
    const explanation = [first, ...others].map((finding) => finding.explanation).join(" ");
    const remedy = ordered.find((finding) => finding.remedy !== null)?.remedy ?? null;
    return [others.length === 0 ? first : { ...first, explanation, remedy }];
  });
  return SEVERITIES.flatMap((severity) => joined.filter((finding) => finding.severity === severity));
}
