import { findPlanText } from "@/lib/plans/data";
import { planAccess } from "@/lib/plans/loaders";
import type { PlanHead } from "@/lib/plans/types";
import { sumsBySection } from "../data";
import type { SectionSums } from "../types";
import { findTaskPlace, listDocumentSections, listDocumentTasks } from "./data";
import { placesOf } from "./rules";
import { readSought, readWish, wantsWhole } from "./schema";
import type { DocumentSection } from "./types";
import {
  cutIntoWindows,
  type DocumentText,
  type DocumentWindow,
  documentLines,
  rangeOf,
  windowAt,
  windowStarts,
} from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

export interface DocumentPage {
  plan: PlanHead;
  /** Null where the plan's text was not kept. */
  text: DocumentText | null;
  sections: DocumentSection[];
  sums: SectionSums[];
}

/**
 * The document as it reads, with the state of each task, at the place that is asked for: four statements, and one for a
 * task.
 */
export async function documentPage(planId: string, params: SearchParams = {}): Promise<DocumentPage> {
  const { scope, plan, day } = await planAccess(planId);
  const moment = { day, today: day };
  const wish = readWish(params);
  const [text, sections, sums, at] = await Promise.all([
    findPlanText(scope, planId),
    listDocumentSections(scope, planId),
    sumsBySection(scope, planId, moment),
    wish.taskId ? findTaskPlace(scope, planId, wish.taskId) : wish.at,
  ]);
  if (!text) return { plan, text: null, sections, sums };
  const starts = windowStarts(text);
  const index = windowAt(starts, at ?? 0);
  const range = rangeOf(starts, index, text);
  const tasks = await listDocumentTasks(scope, planId, moment, range);
  const first = { index, lines: documentLines(text, plan.title, sections, tasks, range) };
  return {
    plan,
    text: { starts, length: text.length, first, taskId: at === null ? null : wish.taskId, at },
    sections,
    sums,
  };
}

/** The window in which a place or a task is, or all of them. None where there is no such place. */
export async function loadDocumentWindows(planId: string, params: SearchParams): Promise<DocumentWindow[]> {
  const { scope, plan, day } = await planAccess(planId);
  const wish = readWish(params);
  const [text, sections, at] = await Promise.all([
    findPlanText(scope, planId),
    listDocumentSections(scope, planId),
    wish.taskId ? findTaskPlace(scope, planId, wish.taskId) : wish.at,
  ]);
  if (!text) return [];
  const starts = windowStarts(text);
  const moment = { day, today: day };
  if (wantsWhole(params)) {
    const tasks = await listDocumentTasks(scope, planId, moment, { start: 0, end: text.length + 1 });
    return cutIntoWindows(documentLines(text, plan.title, sections, tasks), starts);
  }
  if (at === null) return [];
  const index = windowAt(starts, at);
  const range = rangeOf(starts, index, text);
  const tasks = await listDocumentTasks(scope, planId, moment, range);
  return [{ index, lines: documentLines(text, plan.title, sections, tasks, range) }];
}

/** Where in the document words stand, also in what has not been read on yet. */
export async function loadDocumentPlaces(planId: string, params: SearchParams): Promise<number[]> {
  const { scope } = await planAccess(planId);
  return placesOf((await findPlanText(scope, planId)) ?? "", readSought(params));
}
