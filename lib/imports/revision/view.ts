import { diffArrays } from "diff";
import type { AssignmentRole, TaskStatus } from "@/lib/tasks/types";
import {
  type Compared,
  type ComparedDeadline,
  type ComparedField,
  type Comparison,
  type PairKind,
  type Revision,
  type Shown,
  shownKinds,
} from "./types";

/** A stretch of words that both say, or that only the old or only the new one says. */
export interface Stretch {
  kind: "same" | "gone" | "new";
  text: string;
}

/** Beyond so many changed characters two texts are shown one for the other: what differs could not be followed anyway. */
const mostChanges = 2_000;
/** A single character between two changes is no word that stayed. */
const shortest = 2;

/** Words of letters and figures stay whole; Chinese goes by characters. */
function pieces(text: string): string[] {
  return text.match(/[A-Za-z]+|\d+(?:\.\d+)?|\s+|./gsu) ?? [];
}

/** What was taken out of the old words and put into the new ones, in reading order. */
export function markWords(before: string, after: string): Stretch[] {
  const changes = diffArrays(pieces(before), pieces(after), { maxEditLength: mostChanges });
  if (!changes) {
    return joined([
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ]);
  }
  return joined(
    changes.map(({ added, removed, value }) => ({
      kind: added ? "new" : removed ? "gone" : "same",
      text: value.join(""),
    })),
  );
}

/** Neighbours of a kind become one; between two places that changed, what is gone stands before what is new. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const runs: { same: string; gone: string; fresh: string }[] = [];
  for (const { kind, text } of stretches) {
    if (text === "") continue;
    const last = runs.at(-1);
    const isChange = kind !== "same";
    if (last && isChange) {
      if (kind === "gone") last.gone += text;
      else last.fresh += text;
    } else if (last && last.gone === "" && last.fresh === "") last.same += text;
    else
      runs.push({
        same: isChange ? "" : text,
        gone: kind === "gone" ? text : "",
        fresh: kind === "new" ? text : "",
      });
  }
  const merged: typeof runs = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const isBetween =
      last && (last.gone !== "" || last.fresh !== "") && (run.gone !== "" || run.fresh !== "");
    if (last && isBetween && run.same.length < shortest) {
      last.gone += run.same + run.gone;
      last.fresh += run.same + run.fresh;
    } else merged.push({ ...run });
  }
  return merged.flatMap(({ same, gone, fresh }) =>
    [
      { kind: "same" as const, text: same },
      { kind: "gone" as const, text: gone },
      { kind: "new" as const, text: fresh },
    ].filter(({ text }) => text !== ""),
  );
}

export interface PartView {
  name: string;
  role: AssignmentRole;
  change: Stretch["kind"];
}

/** A side of a pair as it is shown. */
export interface SideView {
  number: string | null;
  section: string | null;
  title: Stretch[];
  text: Stretch[];
  parts: PartView[];
  deadline: ComparedDeadline | null;
}

export interface PairView {
  key: string;
  kind: PairKind;
  taskId: string | null;
  status: TaskStatus | null;
  reports: number;
  differs: ComparedField[];
  isRenumbered: boolean;
  isMoved: boolean;
  contested: ComparedField[];
  taken: ComparedField[];
  isConfirmed: boolean;
  mayCancel: boolean;
  /** Changed by somebody since then, in milliseconds. */
  changedAt: number | null;
  before: SideView | null;
  after: SideView | null;
}

function partsOf(own: Compared, other: Compared | null, change: "gone" | "new"): PartView[] {
  const there = new Set(other?.parts.map(({ id, role }) => `${id} ${role}`) ?? []);
  return own.parts.map(({ id, name, role }) => ({
    name,
    role,
    change: other === null || there.has(`${id} ${role}`) ? "same" : change,
  }));
}

function sideOf(own: Compared, other: Compared | null, change: "gone" | "new"): SideView {
  const words = (field: "title" | "text"): Stretch[] => {
    const mine = own[field] ?? "";
    if (other === null) return mine === "" ? [] : [{ kind: "same", text: mine }];
    const theirs = other[field] ?? "";
    const marked = change === "gone" ? markWords(mine, theirs) : markWords(theirs, mine);
    return marked.filter(({ kind }) => kind === "same" || kind === change);
  };
  return {
    number: own.number,
    section: own.section,
    title: words("title"),
    text: words("text"),
    parts: partsOf(own, other, change),
    deadline: own.deadline,
  };
}

function pairView(one: Comparison, mayBeCancelled: boolean): PairView {
  const { before, after } = one;
  return {
    key: one.key,
    kind: one.kind,
    taskId: before?.key ?? null,
    status: before?.status ?? null,
    reports: before?.reports ?? 0,
    differs: one.differs,
    isRenumbered: one.isRenumbered,
    isMoved: one.isMoved,
    contested: one.contested,
    taken: one.taken,
    isConfirmed: one.isConfirmed,
    mayCancel: mayBeCancelled,
    changedAt: before?.updatedAt.getTime() ?? null,
    before: before && sideOf(before, after, "gone"),
    after: after && sideOf(after, before, "new"),
  };
}

type Counted = Pick<Revision, "comparisons" | "indicators">;

type RevisionCounts = Record<PairKind, number> & {
  added: number;
  cancelled: number;
  contested: number;
  taken: number;
  /** Indicators that come, go or change. */
  indicators: number;
};

function countRevision({ comparisons, indicators }: Counted): RevisionCounts {
  const counts = {
    changed: 0,
    renumbered: 0,
    new: 0,
    gone: 0,
    same: 0,
    added: 0,
    cancelled: 0,
    contested: 0,
    taken: 0,
    indicators: indicators.filter(({ kind }) => kind !== "same").length,
  };
  for (const { kind, isConfirmed, contested, taken } of comparisons) {
    counts[kind] += 1;
    if (kind === "new" && isConfirmed) counts.added += 1;
    if (kind === "gone" && isConfirmed) counts.cancelled += 1;
    if (contested.length > 0) counts.contested += 1;
    if (kind === "changed" && taken.length > 0) counts.taken += 1;
  }
  return counts;
}

/** What is looked at first: the first kind that there is any of. */
export function firstShown(revision: Counted): Shown {
  const counts = countRevision(revision);
  return shownKinds.find((kind) => counts[kind] > 0) ?? "same";
}

/** A task that a new one can be said to be, for the choice of a person. */
export interface TaskChoice {
  id: string;
  label: string;
}

export interface RevisionView {
  importId: string;
  version: number;
  fileName: string;
  plan: Revision["plan"];
  isLedger: boolean;
  fingerprint: string;
  counts: RevisionCounts;
  shown: Shown;
  pairs: PairView[];
  total: number;
  planChanges: Revision["planChanges"];
  /** Those that come, go or change, where they are what is shown. */
  indicators: Revision["indicators"];
  unread: Revision["unread"];
  absent: number;
  /** Tasks of the plan that nothing in the new text speaks of. */
  free: TaskChoice[];
}

/** One kind of pair at a time, the first `limit` of them. */
export function revisionView(
  revision: Revision,
  shown: Shown,
  limit: number,
  cancellable: (one: Comparison) => boolean,
): RevisionView {
  const counts = countRevision(revision);
  const own = revision.comparisons.filter(({ kind }) => kind === shown);
  const { comparisons: _, indicators, ...rest } = revision;
  return {
    ...rest,
    counts,
    shown,
    pairs: own.slice(0, limit).map((one) => pairView(one, cancellable(one))),
    total: own.length,
    indicators: shown === "indicators" ? indicators.filter(({ kind }) => kind !== "same") : [],
    free: revision.comparisons.flatMap(({ kind, before }) =>
      kind === "gone" && before ? [{ id: before.key, label: labelOf(before) }] : [],
    ),
  };
}

function labelOf({ number, title, text }: Compared): string {
  return [number, (title ?? text).slice(0, 40)].filter(Boolean).join(" ");
}
