import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";
import { taskSteps } from "./rules";
import {
  type BoardGrouping,
  boardGroupings,
  dueWindows,
  lights,
  partFilters,
  type TaskQuery,
  taskSorts,
  taskStatuses,
} from "./types";

const version = z.int().min(1);
/** Blank is none: whether a reason is required depends on the task and is asked in the mutation. */
export const reasonInput = z
  .string()
  .trim()
  .max(2000)
  .nullable()
  .transform((reason) => reason || null);

const calendarDate = z.string().refine(isCalendarDate);

/** Tasks with the versions that the person saw. */
export const taskVersions = z
  .array(z.object({ taskId: z.uuid(), version }))
  .min(1)
  .max(500)
  .refine((tasks) => new Set(tasks.map(({ taskId }) => taskId)).size === tasks.length);
export type TaskVersion = z.infer<typeof taskVersions>[number];

export const stepInput = z.object({
  taskId: z.uuid(),
  version,
  step: z.enum(taskSteps),
  /** For a claim of completion: what was done. */
  reason: reasonInput,
});
export type StepInput = z.infer<typeof stepInput>;

/** A claim speaks for one department's work on one task, so it is not made for many at once. */
export const bulkStepInput = z.object({
  tasks: taskVersions,
  step: z.enum(taskSteps).exclude(["start", "claim_completion"]),
  reason: reasonInput,
});
export type BulkStepInput = z.infer<typeof bulkStepInput>;

export const editTaskInput = z.object({
  taskId: z.uuid(),
  version,
  /** Required once the task has been handed out. */
  reason: reasonInput,
  changes: z.object({
    title: z.string().trim().min(1).max(200).nullable().optional(),
    text: z.string().trim().min(1).max(20_000).optional(),
    deadlineOn: calendarDate.nullable().optional(),
    deadlineKind: z.enum(["by", "recurring", "ongoing"]).nullable().optional(),
  }),
});
export type EditTaskInput = z.infer<typeof editTaskInput>;

export const bulkEditInput = z.object({
  tasks: taskVersions,
  reason: reasonInput,
  changes: z.object({ deadlineOn: calendarDate.nullable() }),
});
export type BulkEditInput = z.infer<typeof bulkEditInput>;

type SearchParams = Record<string, string | string[] | undefined>;

function chosen<T extends string>(param: string | string[] | undefined, among: readonly T[]): T[] {
  const asked = new Set([param ?? []].flat().flatMap((text) => text.split(",")));
  return among.filter((value) => asked.has(value));
}

function ids(param: string | string[] | undefined): string[] {
  const asked = [param ?? []].flat().flatMap((text) => text.split(","));
  return [...new Set(asked)].filter((text) => z.uuid().safeParse(text).success);
}

/** Reads what an address asks of a list of tasks. What it does not know it passes over: old links keep working. */
export function readTaskQuery(params: SearchParams): TaskQuery {
  return {
    q: [params.q ?? ""].flat()[0]?.trim().slice(0, 100) ?? "",
    status: chosen(params.status, taskStatuses),
    light: chosen(params.light, lights),
    department: ids(params.department),
    role: chosen(params.role, partFilters),
    section: ids(params.section),
    due: chosen(params.due, dueWindows),
    sort: chosen(params.sort, taskSorts)[0] ?? "order",
    descending: params.dir === "desc",
  };
}

/** The tasks that an address names one by one; null where it names none. */
export function readTaskIds(params: SearchParams): Set<string> | null {
  return params.ids === undefined ? null : new Set(ids(params.ids));
}

export function readBoardGrouping(params: SearchParams): BoardGrouping {
  return chosen(params.by, boardGroupings)[0] ?? "status";
}

/** Whether the columns of a board are cut across by section. */
export function readBoardLanes(params: SearchParams): boolean {
  return params.lanes === "section";
}
