import { useLocale, useTranslations } from "next-intl";
import { TaskLight } from "@/components/tasks/task-light";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChip } from "@/components/ui/filter-chip";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { TablePane } from "@/components/ui/table-pane";
import { Toolbar, ToolbarEnd } from "@/components/ui/toolbar";
import type { CalendarDate } from "@/lib/calendar/date";
import type { TaskOnDay } from "@/lib/dashboards/types";
import { formatList } from "@/lib/i18n/format";
import type { Light } from "@/lib/tasks/types";

/** The rows behind the figures of a past day. */
export function DayTasks({
  planId,
  day,
  light,
  tasks,
  title,
}: {
  planId: string;
  day: CalendarDate;
  light: Light | null;
  tasks: TaskOnDay[];
  title: string;
}) {
  const t = useTranslations("dashboard.tasks");
  const terms = useTranslations("terms");
  const root = `/plans/${planId}/dashboard`;
  return (
    <>
      <Toolbar>
        <h2 className="text-lead">{title}</h2>
        {light ? (
          <FilterChip
            name={terms("lightName")}
            value={terms(`light.${light}`)}
            removeHref={`${root}/tasks?asOf=${day}`}
          />
        ) : null}
        <span className="text-meta text-ink-3">{t("note")}</span>
        <ToolbarEnd>
          <Link href={`${root}?asOf=${day}`} className="text-table no-underline hover:underline">
            {t("back")}
          </Link>
        </ToolbarEnd>
      </Toolbar>
      {tasks.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
      ) : (
        <>
          <TablePane label={title} className="max-md:hidden print:block">
            <DayTable tasks={tasks} />
          </TablePane>
          <ul className="px-4 md:hidden print:hidden">
            {tasks.map((task) => (
              <DayCard key={task.id} task={task} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function DayTable({ tasks }: { tasks: TaskOnDay[] }) {
  const t = useTranslations("dashboard");
  const status = useTranslations("terms.taskStatus");
  const locale = useLocale();
  return (
    <DataTable className="w-full">
      <thead>
        <tr>
          <HeaderCell>{t("red.task")}</HeaderCell>
          <HeaderCell>{t("red.light")}</HeaderCell>
          <HeaderCell>{t("tasks.status")}</HeaderCell>
          <HeaderCell>{t("red.leads")}</HeaderCell>
          <HeaderCell>{t("red.deadline")}</HeaderCell>
          <HeaderCell>{t("red.progress")}</HeaderCell>
          <HeaderCell>{t("tasks.section")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id}>
            <Cell>
              <DayTask task={task} />
            </Cell>
            <Cell>
              <TaskLight figures={task} size="table" />
            </Cell>
            <Cell>{status(task.status)}</Cell>
            <Cell>{formatList(task.leads, locale) || "—"}</Cell>
            <Cell>{task.deadline ?? "—"}</Cell>
            <Cell>
              <span className="inline-flex items-center gap-3">
                <ProgressBar value={task.percent} expected={task.expected} />
                {task.percent}
                <span className="text-meta text-ink-3">
                  {t("tasks.expected")} {task.expected ?? "—"}
                </span>
              </span>
            </Cell>
            <Cell className="text-ink-2">{task.sectionTitle ?? "—"}</Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function DayTask({ task }: { task: TaskOnDay }) {
  return (
    <Link href={`/tasks/${task.id}`} className="text-ink no-underline hover:underline">
      {task.number ? <span className="mr-2 text-ink-3">{task.number}</span> : null}
      {task.name}
    </Link>
  );
}

function DayCard({ task }: { task: TaskOnDay }) {
  const status = useTranslations("terms.taskStatus");
  const locale = useLocale();
  return (
    <li className="space-y-1 border-b border-line py-2.5 text-table last:border-0">
      <p className="font-strong">
        <DayTask task={task} />
      </p>
      <p className="flex flex-wrap gap-x-4 text-ink-2">
        <TaskLight figures={task} size="table" />
        <span>{status(task.status)}</span>
        <span className="ml-auto">{task.deadline}</span>
      </p>
      <p className="flex items-center gap-3 text-ink-2">
        <span className="min-w-0 flex-1 truncate">{formatList(task.leads, locale)}</span>
        {task.percent}
        <ProgressBar value={task.percent} expected={task.expected} className="w-20" />
      </p>
    </li>
  );
}
