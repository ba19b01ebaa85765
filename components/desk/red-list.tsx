import { useLocale } from "next-intl";
import { TaskLight } from "@/components/tasks/task-light";
import { Link } from "@/components/ui/link";
import type { RedTask } from "@/lib/dashboards/types";
import { formatList } from "@/lib/i18n/format";

/** Red tasks, the worst first: which, why, and who answers for it. */
export function RedList({ tasks, words = false }: { tasks: readonly RedTask[]; words?: boolean }) {
  const locale = useLocale();
  return (
    <ul className="text-table">
      {tasks.map((task) => (
        <li key={task.id} className="border-t border-line py-1.5 first:border-t-0 first:pt-0">
          <Link href={`/tasks/${task.id}`} className="font-strong text-ink no-underline hover:underline">
            {task.number ? <span className="mr-2 font-normal text-ink-3">{task.number}</span> : null}
            {task.name}
          </Link>
          <p className="flex flex-wrap gap-x-3">
            <TaskLight figures={task} />
            <span className="text-meta leading-5 text-ink-3">{formatList(task.leads, locale)}</span>
          </p>
          {words && (task.problems ?? task.words) ? (
            <p className="line-clamp-2 max-w-[42em] text-ink-2">{task.problems ?? task.words}</p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
