import { findPlanText } from "@/lib/plans/data";
import { planAccess } from "@/lib/plans/loaders";
import type { PlanHead } from "@/lib/plans/types";
import { sumsBySection } from "../data";
import type { SectionSums } from "../types";
import { listDocumentSections, listDocumentTasks } from "./data";
import type { DocumentSection } from "./types";
import { documentLines, type Line } from "./view";

export interface DocumentPage {
  plan: PlanHead;
  /** Null where the plan's text was not kept. */
  lines: Line[] | null;
  sections: DocumentSection[];
  sums: SectionSums[];
}

/** The document as it reads, with the state of each task: four statements. */
export async function documentPage(planId: string): Promise<DocumentPage> {
  const { scope, plan, day } = await planAccess(planId);
  const moment = { day, today: day };
  const [text, sections, tasks, sums] = await Promise.all([
    findPlanText(scope, planId),
    listDocumentSections(scope, planId),
    listDocumentTasks(scope, planId, moment),
    sumsBySection(scope, planId, moment),
  ]);
  const lines = text ? documentLines(text, plan.title, sections, tasks) : null;
  return { plan, lines, sections, sums };
}
