import { cache } from "react";
import { TaskView } from "@/components/tasks/task-view";
import { readBefore } from "@/lib/audit/schema";
import { loadTaskExtensions } from "@/lib/extensions/loaders";
import { loadTaskInstructions } from "@/lib/instructions/loaders";
import { loadTaskProblems } from "@/lib/problems/loaders";
import { loadTaskPage } from "@/lib/reports/loaders";
import { loadOverride } from "@/lib/tasks/lights/loaders";
import { loadTaskLinks } from "@/lib/tasks/links/loaders";

type Search = Promise<{ before?: string | string[] }>;

// Asked for by the title and by the page: once for a request.
const load = cache(loadTaskPage);

/** A task with the part of its history that the address asks for. */
export async function taskOf(id: string, searchParams: Search) {
  const { before } = await searchParams;
  return load(id, readBefore(before));
}

/** The task itself, on its own page and in the panel beside a view. */
export async function TaskSection({ id, searchParams }: { id: string; searchParams: Search }) {
  const page = await taskOf(id, searchParams);
  return (
    <TaskView
      page={page}
      extensions={loadTaskExtensions(page.task.id)}
      problems={loadTaskProblems(page.task.id)}
      instructions={loadTaskInstructions(page.task.id)}
      override={loadOverride(page.task.id)}
      links={loadTaskLinks(page.task)}
    />
  );
}
