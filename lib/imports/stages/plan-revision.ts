import type { AuditRecord } from "@/lib/audit/mutations";
import type { StatusChangeRecord } from "@/lib/audit/status-changes";
import type { AssignmentRole } from "@/lib/tasks/types";
import type { Comparison, Standing, StandingPart, StandingTask } from "../revision/types";
import type { DraftTask } from "../types";
import type { LaidBeside } from "./compare";
import { type RevisedTask, revisedTask, type WrittenPart } from "./revise";

/** What a comparison comes to, before anything is written. */
export interface PlannedRevision {
  /** Every task that both sides have, whether or not it changes. */
  revised: { task: Omit<RevisedTask, "place">; draft: DraftTask; keepsWords: boolean }[];
  dropped: { task: StandingTask; isCancelled: boolean }[];
  added: DraftTask[];
  /** With the ids that the new tasks got by then. */
  parts: (idOfNew: (key: string) => string) => WrittenPart[];
  ended: StandingPart[];
  statusChanges: StatusChangeRecord[];
  records: AuditRecord[];
  sums: { same: number; changed: number; added: number; dropped: number };
}

interface ResultingPart {
  departmentId: string;
  name: string;
  role: AssignmentRole;
}

/** Works out what is written, and what of it is told. Pure. */
export function planRevision(
  { revision, draft, partIds }: LaidBeside,
  standing: Pick<Standing, "id">,
  departmentOf: (partId: string) => string | null,
  reason: string,
): PlannedRevision {
  const planId = standing.id;
  const drafts = new Map(draft.tasks.map((task) => [task.key, task]));
  const printed = new Map(draft.departments.map((one) => [one.key, one.printedAs]));
  const placesOf = (assignments: DraftTask["assignments"]) =>
    new Map(
      assignments.flatMap(({ departmentKey, anchor }) => {
        const id = departmentOf(partIds.get(departmentKey) ?? "");
        return id
          ? [[id, { anchor, printedName: anchor ? (printed.get(departmentKey) ?? null) : null }] as const]
          : [];
      }),
    );
  const places = new Map(draft.tasks.map(({ key, assignments }) => [key, placesOf(assignments)]));
  const planned: Omit<PlannedRevision, "parts" | "sums"> = {
    revised: [],
    dropped: [],
    added: [],
    ended: [],
    statusChanges: [],
    records: [],
  };
  const parts: { key: string; isNew: boolean; part: ResultingPart }[] = [];
  let changed = 0;
  for (const one of revision.comparisons) {
    const { before, after } = one;
    const own = drafts.get(one.key);
    if (before && !after) {
      planned.dropped.push({ task: before, isCancelled: one.isConfirmed });
      if (one.isConfirmed) cancel(planned, planId, before, reason);
    } else if (after && own && !before) {
      if (!one.isConfirmed) continue;
      planned.added.push(own);
      parts.push(
        ...resulting(after.parts, departmentOf).map((part) => ({ key: one.key, isNew: true, part })),
      );
    } else if (before && after && own) {
      const isMoved = one.taken.includes("departments");
      const result = isMoved ? resulting(after.parts, departmentOf) : null;
      const task = { ...revisedTask(one, result && withProgress(result, before)), status: before.status };
      planned.revised.push({
        task,
        draft: own,
        keepsWords: one.differs.includes("words") && !one.taken.includes("words"),
      });
      if (task.isChanged) changed += 1;
      // Where the departments were left as they are, those that both name are found in the new text all the same.
      const held =
        result ??
        (revision.isLedger
          ? []
          : before.parts.map(({ id, name, role }) => ({ departmentId: id, name, role })));
      parts.push(...held.map((part) => ({ key: one.key, isNew: false, part })));
      planned.records.push(...tell(one, planId, reason, revision.isLedger));
      if (result) endAndTell(planned, planId, before, result, reason);
      if (task.percent !== before.percent || task.isBlocked !== before.isBlocked) {
        planned.statusChanges.push({
          taskId: before.key,
          subject: "progress",
          subjectId: before.key,
          from: String(before.percent),
          to: String(task.percent),
          progress: { percent: task.percent, isBlocked: task.isBlocked },
        });
      }
    }
  }
  const idOf = new Map(planned.revised.map(({ task, draft: { key } }) => [key, task.before.key]));
  return {
    ...planned,
    parts: (idOfNew) =>
      parts.map(({ key, isNew, part: { departmentId, role } }) => ({
        taskId: isNew ? idOfNew(key) : (idOf.get(key) ?? key),
        departmentId,
        role,
        anchor: places.get(key)?.get(departmentId)?.anchor ?? null,
        printedName: places.get(key)?.get(departmentId)?.printedName ?? null,
      })),
    sums: {
      same: planned.revised.length - changed,
      changed,
      added: planned.added.length,
      dropped: planned.dropped.length,
    },
  };
}

function resulting(
  parts: readonly { id: string; name: string; role: AssignmentRole }[],
  departmentOf: (partId: string) => string | null,
): ResultingPart[] {
  return parts.flatMap(({ id, name, role }) => {
    const departmentId = departmentOf(id);
    return departmentId ? [{ departmentId, name, role }] : [];
  });
}

/** Who goes on brings their figures along; who is new begins. */
function withProgress(parts: readonly ResultingPart[], before: StandingTask) {
  return parts.map(({ departmentId, role }) => {
    const old = before.parts.find(({ id }) => id === departmentId);
    return {
      role,
      percent: old?.percent ?? 0,
      isBlocked: old?.isBlocked ?? false,
      declined: old?.declined === true && old.role === role,
    };
  });
}

function cancel(
  planned: Pick<PlannedRevision, "records" | "statusChanges">,
  planId: string,
  task: StandingTask,
  reason: string,
): void {
  const { key: taskId, status: from } = task;
  planned.statusChanges.push({ taskId, subject: "task", subjectId: taskId, from, to: "cancelled", reason });
  planned.records.push({
    kind: "task.status_changed",
    subjectId: taskId,
    planId,
    taskId,
    data: { from, to: "cancelled", reason },
  });
}

/** Field by field what was said and is said now. */
function tell(one: Comparison, planId: string, reason: string, isLedger: boolean): AuditRecord[] {
  const { before, after, taken } = one;
  if (!before || !after) return [];
  const changes = [
    ...(before.number === after.number ? [] : [{ field: "number", from: before.number, to: after.number }]),
    ...(taken.includes("words")
      ? (["title", "text"] as const)
          .filter((field) => before[field] !== after[field])
          .map((field) => ({ field, from: before[field], to: after[field] }))
      : []),
    ...(taken.includes("deadline") ? [deadlineChange(before.deadline, after.deadline)] : []),
  ];
  if (changes.length === 0) return [];
  const place = { subjectId: before.key, planId, taskId: before.key };
  return [{ ...place, kind: isLedger ? "task.changed" : "task.revised", data: { changes, reason } }];
}

/** By its day; by its words only where there is a day on neither side. */
function deadlineChange(from: StandingTask["deadline"], to: StandingTask["deadline"]) {
  const [before, after] = [from?.date ?? null, to?.date ?? null];
  return before === after
    ? { field: "deadlineWords", from: from?.words ?? null, to: to?.words ?? null }
    : { field: "deadlineOn", from: before, to: after };
}

function endAndTell(
  planned: Pick<PlannedRevision, "records" | "ended">,
  planId: string,
  before: StandingTask,
  result: readonly ResultingPart[],
  reason: string,
): void {
  const place = { subjectId: before.key, planId, taskId: before.key };
  const say = (department: string, from: AssignmentRole | null, to: AssignmentRole | null) =>
    planned.records.push({ ...place, kind: "assignment.changed", data: { department, from, to, reason } });
  const stays = new Map(result.map((part) => [part.departmentId, part]));
  for (const part of before.parts) {
    const now = stays.get(part.id);
    if (!now) planned.ended.push(part);
    if (!now || now.role !== part.role) say(part.name, part.role, now?.role ?? null);
  }
  const known = new Set(before.parts.map(({ id }) => id));
  for (const part of result) if (!known.has(part.departmentId)) say(part.name, null, part.role);
}
