import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { RoleMark } from "@/components/ui/role-mark";
import type { PeriodPart, PeriodTask } from "@/lib/periods/types";

/** How each task stands in the period, with each of its departments. */
export function PeriodTasks({ tasks }: { tasks: PeriodTask[] }) {
  return (
    <ol className="text-table">
      {tasks.map((task) => (
        <li
          key={task.taskId}
          className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
        >
          <Link href={`/tasks/${task.taskId}`} className="min-w-0 text-ink no-underline hover:underline">
            {task.number ? <span className="mr-2 text-ink-3">{task.number}</span> : null}
            {task.name}
          </Link>
          <ul className="grid gap-0.5">
            {task.parts.map((part) => (
              <Part key={part.assignmentId} part={part} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Part({ part }: { part: PeriodPart }) {
  const t = useTranslations("periods");
  const isLacking = part.outcome === "missing" || part.outcome === "owed";
  const status = part.status && part.status !== "draft" ? t(`status.${part.status}`) : null;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <RoleMark role={part.role} size="meta" />
      <span>{part.department}</span>
      <span className={isLacking ? "font-strong" : "text-ink-2"}>{t(`outcome.${part.outcome}`)}</span>
      <span className="text-meta text-ink-3">{[part.firstOn, status].filter(Boolean).join(" ")}</span>
    </li>
  );
}
