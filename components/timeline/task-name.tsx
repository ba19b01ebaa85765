import { TaskLight } from "@/components/tasks/task-light";
import { Link } from "@/components/ui/link";
import type { TimelineRow } from "@/lib/timeline/types";

/** Number, name and light of a task: what stays in sight while the days are passed. */
export function TaskName({ row, width }: { row: TimelineRow; width: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the row has the focus
    <div
      role="rowheader"
      style={{ width }}
      className="sticky left-0 z-10 flex shrink-0 items-center gap-2 border-r border-line-strong bg-surface pr-2 pl-gutter group-hover:bg-hover"
    >
      <span className="w-7 shrink-0 text-right text-ink-3">{row.number}</span>
      <Link
        href={`/tasks/${row.id}`}
        tabIndex={-1}
        title={row.name}
        className="min-w-0 flex-1 truncate text-ink no-underline hover:underline"
      >
        {row.name}
      </Link>
      <TaskLight figures={row} />
    </div>
  );
}
