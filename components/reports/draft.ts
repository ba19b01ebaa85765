import type { ActionResult } from "@/lib/auth/types";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import type { SaveDraftInput } from "@/lib/reports/schema";
import type { OwedReport, OwnReport, ReportContent } from "@/lib/reports/types";
import { contentOf, type DraftContent } from "@/lib/reports/view";

export interface Refusal {
  /** `offline`: the server was not reached at all. */
  code: ErrorCode | "offline";
  params: ErrorParams;
}

/** saved: what is on screen is what the server has. conflict: somebody else wrote meanwhile, and a person must choose. */
type Phase = "saved" | "dirty" | "saving" | "failed" | "conflict";

export interface Draft {
  entry: OwedReport;
  /** As the server has it, as far as this page knows. */
  report: OwnReport | null;
  content: DraftContent;
  phase: Phase;
  refusal: Refusal | null;
  /** In a conflict, what the server has. */
  theirs: OwnReport | null;
}

interface Saved {
  id: string;
  version: number;
  savedAt: Date;
  content: ReportContent;
}

type Place = Pick<SaveDraftInput, "assignmentId" | "periodId" | "version">;

/** The server as the store needs it; the page hands in the actions. */
export interface DraftServer {
  save: (input: SaveDraftInput) => Promise<ActionResult<Saved>>;
  markUnchanged: (input: Place) => Promise<ActionResult<Saved>>;
  read: (input: Omit<Place, "version">) => Promise<ActionResult<OwnReport | null>>;
  submit: (input: { reportIds: string[] }) => Promise<ActionResult<void>>;
}

/** All that linked reports share: all but the figure: each task keeps one of its own. */
export function wordsOf<T extends Partial<DraftContent>>({ percent: _, ...words }: T): Omit<T, "percent"> {
  return words;
}

export function fresh(entry: OwedReport): Draft {
  return {
    entry,
    report: entry.report,
    content: contentOf(entry.report),
    phase: "saved",
    refusal: null,
    theirs: null,
  };
}

export function placeOf({ entry, report }: Draft): Place {
  return { assignmentId: entry.assignmentId, periodId: entry.periodId, version: report?.version ?? 0 };
}

export function reportAfter(report: OwnReport | null, saved: Saved, isUnchanged: boolean): OwnReport {
  return {
    status: "draft",
    submittedAt: null,
    submittedBy: null,
    returnReason: null,
    returnedText: null,
    ...report,
    ...saved.content,
    id: saved.id,
    version: saved.version,
    savedAt: saved.savedAt,
    isUnchanged,
  };
}
