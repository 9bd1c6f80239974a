/** Approved findings: who, when and why, for the figures that the finding had. Another figure is another finding, so the approval lapses by itself. */
import { findingKey, type Finding } from "./finding";

export interface Approval {
  /** findingKey of the finding as it was approved. */
  readonly key: string;
  readonly by: string;
  /** ISO date. */
  readonly date: string;
  readonly reason: string;
}

export interface JudgedFinding {
  readonly finding: Finding;
  readonly key: string;
  readonly approval: Approval | null;
}

/** Findings with the approval that holds for each. */
export function judged(findings: readonly Finding[], approvals: readonly Approval[]): JudgedFinding[] {
  const byKey = new Map(approvals.map((approval) => [approval.key, approval]));
  return findings.map((finding) => {
    const key = findingKey(finding);
    return { finding, key, approval: byKey.get(key) ?? null };
  });
}

function isApproval(value: unknown): value is Approval {
  return typeof value === "object" && value !== null && ["key", "by", "date", "reason"].every((name) => typeof (value as Record<string, unknown>)[name] === "string");
}

/** Approvals from stored JSON; what cannot be read is left out. */
export function approvalsOf(stored: unknown): readonly Approval[] {
  return Array.isArray(stored) ? stored.filter(isApproval) : [];
}

/** The list with an approval added, in the place of an older one of the same finding. */
export function withApproval(approvals: readonly Approval[], added: Approval): readonly Approval[] {
  return [...approvals.filter((approval) => approval.key !== added.key), added];
}

/** Findings that block a report: fel that nobody has approved. */
export function blocking(findings: readonly JudgedFinding[]): readonly JudgedFinding[] {
  return findings.filter(({ finding, approval }) => finding.severity === "fel" && approval === null);
}
