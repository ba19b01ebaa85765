import { Suspense } from "react";
import { TaskPanel } from "@/components/tasks/task-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { TaskSection } from "./task-section";

export interface TaskBesideProps {
  params: Promise<{ taskId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

/** A task that is opened from a view of tasks stands beside it; its own address shows it alone. */
export async function TaskBeside({ params, searchParams }: TaskBesideProps) {
  const { taskId } = await params;
  return (
    <TaskPanel taskId={taskId}>
      <Suspense key={taskId} fallback={<Skeleton className="m-5 h-96" />}>
        <TaskSection id={taskId} searchParams={searchParams} />
      </Suspense>
    </TaskPanel>
  );
}
