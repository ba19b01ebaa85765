import type { Metadata } from "next";
import { cache } from "react";
import { Page } from "@/components/shell/page";
import { TaskView } from "@/components/tasks/task-view";
import { loadTaskExtensions } from "@/lib/extensions/loaders";
import { loadTaskInstructions } from "@/lib/instructions/loaders";
import { loadTaskProblems } from "@/lib/problems/loaders";
import { loadTaskPage } from "@/lib/reports/loaders";
import { loadOverride } from "@/lib/tasks/lights/loaders";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

// Asked for by the title and by the page: once for a request.
const load = cache(loadTaskPage);

async function pageOf({ params, searchParams }: Props) {
  const [{ id }, { before }] = await Promise.all([params, searchParams]);
  const cursor = typeof before === "string" && /^\d{1,9}$/.test(before) ? Number(before) : undefined;
  return load(id, cursor);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { task } = await pageOf(props);
  return { title: task.name };
}

export default async function TaskPage(props: Props) {
  const page = await pageOf(props);
  return (
    <Page>
      <TaskView
        page={page}
        extensions={loadTaskExtensions(page.task.id)}
        problems={loadTaskProblems(page.task.id)}
        instructions={loadTaskInstructions(page.task.id)}
        override={loadOverride(page.task.id)}
      />
    </Page>
  );
}
