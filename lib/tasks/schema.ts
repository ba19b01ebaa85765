import { z } from "zod";
import { type CalendarDate, isCalendarDate } from "@/lib/calendar/date";
import { sendableText } from "@/lib/text/sendable";
import { taskSteps } from "./rules";
import {
  dueWindows,
  hasFilters,
  lights,
  partFilters,
  type RowPage,
  type TableColumn,
  type TaskQuery,
  tableColumns,
  taskGroupings,
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
  /** Handing out opens the months in which departments report, so it is an act of its own. */
  step: z.enum(taskSteps).exclude(["hand_out"]),
  /** For a claim of completion: what was done. */
  reason: reasonInput,
});
export type StepInput = z.infer<typeof stepInput>;

/** A claim speaks for one department's work on one task, so it is not made for many at once. */
export const bulkStepInput = z.object({
  tasks: taskVersions,
  step: z.enum(taskSteps).exclude(["hand_out", "start", "claim_completion"]),
  reason: reasonInput,
});
export type BulkStepInput = z.infer<typeof bulkStepInput>;

/** Tasks with the versions that a step left; all of them or none. */
export const takeBackInput = z.object({ tasks: taskVersions, reason: reasonInput });
export type TakeBackInput = z.infer<typeof takeBackInput>;

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

type SearchParams = Record<string, string | string[] | undefined>;

export function chosen<T extends string>(param: string | string[] | undefined, among: readonly T[]): T[] {
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
    q: readWords(params.q),
    status: chosen(params.status, taskStatuses),
    light: chosen(params.light, lights),
    department: ids(params.department),
    role: chosen(params.role, partFilters),
    section: ids(params.section),
    due: chosen(params.due, dueWindows),
    has: chosen(params.has, hasFilters),
    plan: ids(params.plan),
    from: readDay(params.from),
    to: readDay(params.to),
    sort: chosen(params.sort, taskSorts)[0] ?? "order",
    descending: params.dir === "desc",
    columns: readColumns(params.cols),
    group: chosen(params.group, taskGroupings)[0] ?? null,
  };
}

function readWords(param: string | string[] | undefined): string {
  const text = sendableText([param ?? ""].flat()[0] ?? "").trim();
  return [...text].slice(0, 100).join("").trim();
}

/** The database's calendar has more years than a plan needs; a year of four figures is one that somebody meant. */
function readDay(param: string | string[] | undefined): CalendarDate | null {
  const day = [param ?? ""].flat()[0] ?? "";
  return /^(19|20|21)\d\d-/.test(day) && isCalendarDate(day) ? day : null;
}

/** "none" shows the pinned columns alone: an empty word in an address is as good as no word. */
function readColumns(param: string | string[] | undefined): TableColumn[] | null {
  const columns = chosen(param, tableColumns);
  return columns.length > 0 || [param ?? ""].flat().includes("none") ? columns : null;
}

/** What an address says, as pages are handed it: a key that it names twice keeps both values. */
export function paramsOf(search: URLSearchParams): SearchParams {
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => {
      const values = search.getAll(key);
      return [key, values.length > 1 ? values : values[0]];
    }),
  );
}

/** The tasks that an address names one by one; null where it names none. */
export function readTaskIds(params: SearchParams): Set<string> | null {
  return params.ids === undefined ? null : new Set(ids(params.ids));
}

/** The row after which others are asked for; null: from the beginning. */
function readAfter(params: SearchParams): string | null {
  return z.uuid().safeParse(params.after).data ?? null;
}

/** How many rows are sent at once at the most. */
const mostRows = 1_000;
const rowCount = z.coerce.number().int().min(1).max(mostRows);

/** The rows that a list is read on by: those after one of them, as many as are asked for. */
export function readRowPage(params: SearchParams): RowPage {
  return { after: readAfter(params), limit: rowCount.safeParse(params.count).data ?? mostRows };
}
