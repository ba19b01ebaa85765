import { Suspense } from "react";
import { TaskSection } from "@/app/(desk)/tasks/[id]/task-section";
import { TaskPanel } from "@/components/tasks/task-panel";
import { Skeleton } from "@/components/ui/skeleton";

interface Props {
  params: Promise<{ taskId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

/** A task that is opened from a page of its plan stands beside it; its own address shows it alone. */
export default async function TaskBeside({ params, searchParams }: Props) {
  const { taskId } = await params;
  return (
    <TaskPanel taskId={taskId}>
      <Suspense key={taskId} fallback={<Skeleton className="m-5 h-96" />}>
        <TaskSection id={taskId} searchParams={searchParams} />
      </Suspense>
    </TaskPanel>
  );
}
