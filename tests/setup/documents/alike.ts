import { extractDocument } from "@/lib/extract/extract";
import { type Reading, readPlan } from "@/lib/parser/parse";
import type { Task } from "@/lib/parser/types";
import { bareWords } from "@/lib/text/fold";
import type { PlanFile } from "./plan-files";
import { type PlainTask, planTasks } from "./plan-lines";
import type { PlanValue } from "./plan-value";

/** What a plan comes to whatever its format, in words without punctuation. */
export interface PlainPlan {
  title: string;
  tasks: PlainTask[];
}

function plain(task: PlainTask): PlainTask {
  return {
    ...task,
    title: bareWords(task.title),
    text: bareWords(task.text),
    heading: bareWords(task.heading),
    assignments: task.assignments.map((line) => line.normalize("NFKC")),
  };
}

function asRead(task: Task): PlainTask {
  return plain({
    number: task.number ?? "",
    title: task.title ?? "",
    text: task.text,
    heading: task.path.at(-1) ?? "",
    assignments: task.assignments.map(({ role, name }) => `${role} ${name}`),
    deadline: task.deadline === null ? null : (task.deadline.date ?? task.deadline.kind),
  });
}

/** What a careful reader takes out of any file of the plan. */
export function expectedOf(value: PlanValue): PlainPlan {
  return { title: value.title, tasks: planTasks(value).map(plain) };
}

/** What ours takes out of one. */
export function plainOf({ plan }: Reading): PlainPlan {
  return { title: plan.document.title ?? "", tasks: plan.tasks.map(asRead) };
}

/** Bytes to a reading, the way `plan:parse` goes. */
export async function readFile({ fileName, bytes }: Omit<PlanFile, "kind">): Promise<Reading> {
  const { document, ...extracted } = await extractDocument(bytes, fileName);
  return readPlan(document, { fileName, ...extracted });
}
