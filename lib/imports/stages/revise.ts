import type { Scope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db/transaction";
import { isOpen, taskProgress } from "@/lib/tasks/rules";
import type { AssignmentRole, TaskStatus } from "@/lib/tasks/types";
import type { Compared, Comparison, StandingPart, StandingTask } from "../revision/types";
import type { Anchor, DraftTask } from "../types";
import { newId } from "./ids";

/** A part as it will stand. */
export interface WrittenPart {
  taskId: string;
  departmentId: string;
  role: AssignmentRole;
  printedName: string | null;
  anchor: Anchor | null;
}

/** A task that was there, as it will stand. */
export interface RevisedTask {
  before: StandingTask;
  number: string | null;
  title: string | null;
  text: string;
  deadline: Compared["deadline"];
  percent: number;
  isBlocked: boolean;
  status: TaskStatus;
  /** Somebody who saw it before must look again. */
  isChanged: boolean;
  /** Where the edition in force says it; null: it does not, and the anchors it has stay. */
  place: { order: number; sectionId: string | null; anchors: Anchor[] } | null;
}

/** What a pair makes of a task that was there: of what differs, what is taken. */
export function revisedTask(
  { before, after, taken }: Pick<Comparison, "before" | "after" | "taken">,
  parts: readonly Pick<StandingPart, "role" | "percent" | "isBlocked" | "declined">[] | null,
): Omit<RevisedTask, "place" | "before" | "status"> & { before: StandingTask } {
  if (!before || !after) throw new Error("a pair without two sides");
  const words = taken.includes("words") ? after : before;
  const deadline = taken.includes("deadline") ? after.deadline : before.deadline;
  const counts = isOpen(before.status) || before.status === "suspended";
  const progress = parts && counts ? taskProgress(parts) : before;
  return {
    before,
    number: after.number,
    title: words.title,
    text: words.text,
    deadline,
    percent: progress.percent,
    isBlocked: progress.isBlocked,
    isChanged: taken.length > 0 || after.number !== before.number,
  };
}

/** Far above any number of tasks, sections or indicators: they stand there while they change places. */
export const aside = 1_000_000;

/** Tasks and sections of a plan make way, so that no two ever stand in one place. */
export async function setAside(tx: Transaction, scope: Scope, planId: string): Promise<void> {
  const { workspaceId } = scope;
  await tx.$executeRaw`
    UPDATE tasks SET "order" = "order" + ${aside}
    WHERE workspace_id = ${workspaceId}::uuid AND plan_id = ${planId}::uuid`;
  await tx.$executeRaw`
    UPDATE sections SET "order" = "order" + ${aside}, parent_id = NULL
    WHERE workspace_id = ${workspaceId}::uuid AND plan_id = ${planId}::uuid`;
}

/** Writes tasks that were there; their ids, states and all that hangs on them stay. One statement. */
export async function writeRevised(
  tx: Transaction,
  scope: Scope,
  tasks: readonly RevisedTask[],
  now: Date,
): Promise<void> {
  if (tasks.length === 0) return;
  const rows = tasks.map(({ before, deadline, place, ...task }) => ({
    id: before.key,
    number: task.number,
    title: task.title,
    text: task.text,
    words: deadline?.words || null,
    day: deadline?.date ?? null,
    kind: deadline?.kind ?? null,
    percent: task.percent,
    blocked: task.isBlocked,
    status: task.status,
    changed: task.isChanged,
    placed: place !== null,
    place: place?.order ?? before.order,
    section: place?.sectionId ?? null,
    anchors: place?.anchors ?? [],
  }));
  await tx.$executeRaw`
    UPDATE tasks t SET number = r.number, title = r.title, text = r.text, deadline_words = r.words,
      deadline_on = r.day, deadline_kind = r.kind::"DeadlineKind", percent = r.percent, is_blocked = r.blocked,
      status = r.status::"TaskStatus", "order" = CASE WHEN r.placed THEN r.place ELSE t."order" END,
      section_id = CASE WHEN r.placed THEN r.section ELSE t.section_id END,
      anchors = CASE WHEN r.placed THEN r.anchors ELSE t.anchors END,
      source_document_id = CASE WHEN r.placed THEN NULL ELSE t.source_document_id END,
      version = t.version + CASE WHEN r.changed THEN 1 ELSE 0 END,
      updated_at = CASE WHEN r.changed THEN ${now} ELSE t.updated_at END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, number text, title text, text text, words text,
      day date, kind text, percent integer, blocked boolean, status text, changed boolean, placed boolean, place integer,
      section uuid, anchors jsonb)
    WHERE t.workspace_id = ${scope.workspaceId}::uuid AND t.id = r.id`;
}

/** What the edition in force no longer says: its anchors lead into the one before, and it stands behind all others. */
export async function writeDropped(
  tx: Transaction,
  scope: Scope,
  tasks: readonly { id: string; order: number; sectionId: string | null; isCancelled: boolean }[],
  documentId: string | null,
  now: Date,
): Promise<void> {
  if (tasks.length === 0) return;
  await tx.$executeRaw`
    UPDATE tasks t SET "order" = r.order, section_id = r."sectionId",
      source_document_id = coalesce(t.source_document_id, ${documentId}::uuid),
      status = CASE WHEN r."isCancelled" THEN 'cancelled' ELSE t.status END,
      version = t.version + CASE WHEN r."isCancelled" THEN 1 ELSE 0 END,
      updated_at = CASE WHEN r."isCancelled" THEN ${now} ELSE t.updated_at END
    FROM jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
      AS r(id uuid, "order" integer, "sectionId" uuid, "isCancelled" boolean)
    WHERE t.workspace_id = ${scope.workspaceId}::uuid AND t.id = r.id`;
}

/** Cancels tasks that stay where they are. */
export async function writeCancelled(
  tx: Transaction,
  scope: Scope,
  taskIds: readonly string[],
  now: Date,
): Promise<void> {
  if (taskIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE tasks SET status = 'cancelled', version = version + 1, updated_at = ${now}
    WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ANY (${[...taskIds]}::uuid[])`;
}

/**
 * Tasks that were not there; drafts, until they are handed out. They come by thousands and go over as one document, which
 * the server takes apart: a list of values would need a parameter for each of them.
 */
export async function writeAdded(
  tx: Transaction,
  scope: Scope,
  planId: string,
  tasks: readonly { id: string; order: number; sectionId: string | null; task: DraftTask }[],
  now: Date,
): Promise<void> {
  if (tasks.length === 0) return;
  const rows = tasks.map(({ id, order, sectionId, task }) => ({
    id,
    order,
    section: sectionId,
    number: task.number?.trim() || null,
    title: task.title?.trim() || null,
    text: task.text,
    anchors: task.anchors,
    words: task.deadline?.words.trim() || null,
    day: task.deadline?.date ?? null,
    kind: task.deadline?.kind ?? null,
  }));
  await tx.$executeRaw`
    INSERT INTO tasks (id, workspace_id, plan_id, section_id, number, "order", title, text, anchors, deadline_words,
      deadline_on, deadline_kind, created_at, updated_at)
    SELECT r.id, ${scope.workspaceId}::uuid, ${planId}::uuid, r.section, r.number, r.order, r.title, r.text, r.anchors,
      r.words, r.day, r.kind::"DeadlineKind", ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, section uuid, number text, "order" integer,
      title text, text text, anchors jsonb, words text, day date, kind text)`;
}

/**
 * Parts as they will stand: who is there keeps what hangs on the part, and an answer for as long as the role is the
 * same. Where `isAnew`, the places of all parts of these tasks are those of the new text.
 */
export async function writeParts(
  tx: Transaction,
  scope: Scope,
  parts: readonly WrittenPart[],
  taskIds: readonly string[],
  isAnew: boolean,
): Promise<void> {
  const { workspaceId } = scope;
  if (isAnew && taskIds.length > 0) {
    await tx.$executeRaw`
      UPDATE assignments SET anchor_start = NULL, anchor_end = NULL
      WHERE workspace_id = ${workspaceId}::uuid AND task_id = ANY (${[...taskIds]}::uuid[])`;
  }
  if (parts.length === 0) return;
  const rows = parts.map(({ anchor, ...part }) => ({
    ...part,
    id: newId(),
    start: anchor?.[0] ?? null,
    end: anchor?.[1] ?? null,
  }));
  await tx.$executeRaw`
    INSERT INTO assignments AS a (id, workspace_id, task_id, department_id, role, printed_name, anchor_start, anchor_end)
    SELECT r.id, ${workspaceId}::uuid, r."taskId", r."departmentId", r.role::"AssignmentRole", r."printedName", r.start,
      r."end"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "taskId" uuid, "departmentId" uuid, role text,
      "printedName" text, start integer, "end" integer)
    ON CONFLICT (task_id, department_id) DO UPDATE SET role = excluded.role,
      printed_name = coalesce(excluded.printed_name, a.printed_name),
      anchor_start = coalesce(excluded.anchor_start, a.anchor_start),
      anchor_end = coalesce(excluded.anchor_end, a.anchor_end),
      declined_at = CASE WHEN a.role = excluded.role AND a.succeeded_by_id IS NULL THEN a.declined_at END,
      decline_reason = CASE WHEN a.role = excluded.role AND a.succeeded_by_id IS NULL THEN a.decline_reason END,
      succeeded_by_id = NULL`;
}

/**
 * Parts that are no longer named: one on which reports or evidence hang stays as a record, with whoever answers for the
 * task now as its successor; the others go.
 */
export async function endParts(
  tx: Transaction,
  scope: Scope,
  parts: readonly Pick<StandingPart, "assignmentId" | "isRecorded">[],
  reason: string,
  now: Date,
): Promise<void> {
  const { workspaceId } = scope;
  const gone = parts.filter(({ isRecorded }) => !isRecorded).map(({ assignmentId }) => assignmentId);
  const kept = parts.filter(({ isRecorded }) => isRecorded).map(({ assignmentId }) => assignmentId);
  if (gone.length > 0) await tx.assignment.deleteMany({ where: { id: { in: gone }, workspaceId } });
  if (kept.length === 0) return;
  await tx.$executeRaw`
    UPDATE assignments a SET declined_at = ${now}, decline_reason = ${reason}, acknowledged_at = NULL,
      acknowledged_by_id = NULL, claimed_at = NULL, claim_statement = NULL, anchor_start = NULL, anchor_end = NULL,
      succeeded_by_id = (
        SELECT h.id FROM assignments h
        WHERE h.workspace_id = a.workspace_id AND h.task_id = a.task_id AND h.declined_at IS NULL
          AND h.id <> ALL (${kept}::uuid[])
        ORDER BY h.role, h.anchor_start, h.id LIMIT 1
      )
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ANY (${kept}::uuid[])`;
}
