import { useLocale, useTranslations } from "next-intl";
import { TaskLight } from "@/components/tasks/task-light";
import { Link } from "@/components/ui/link";
import { RoleMark } from "@/components/ui/role-mark";
import { formatMonth } from "@/lib/i18n/format";
import type { OwedReport } from "@/lib/reports/types";

/** Which task it is: number, name, role, deadline, light with its reason; the month where it is not that of the list. */
export function RowTask({ entry, month }: { entry: OwedReport; month: string | null }) {
  const { task } = entry;
  const t = useTranslations("reports.editor");
  const locale = useLocale();
  return (
    <div className="min-w-0">
      <Link
        href={`/tasks/${task.id}`}
        className="flex font-strong text-ink no-underline hover:underline max-md:text-lead"
      >
        {task.number ? (
          <span className="mr-1.5 min-w-[18px] shrink-0 font-normal text-ink-3">{task.number}</span>
        ) : null}
        <span className="min-w-0 md:line-clamp-2">{task.name}</span>
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 text-meta leading-5 text-ink-3 md:pl-6">
        <RoleMark role={entry.role} />
        {task.deadline ? <span>{task.deadline}</span> : null}
        <span className="max-md:ml-auto">
          <TaskLight figures={task} />
        </span>
        {month !== null && month !== entry.startsOn.slice(0, 7) ? (
          <span>{t("ofMonth", { month: formatMonth(entry.startsOn.slice(0, 7), locale, "short") })}</span>
        ) : null}
      </div>
    </div>
  );
}
