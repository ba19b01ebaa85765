import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { TaskLight } from "@/components/tasks/task-light";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChip } from "@/components/ui/filter-chip";
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
        <TablePane label={title}>
          <DayTable tasks={tasks} />
        </TablePane>
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
              <Link
                href={`/tasks/${task.id}`}
                prefetch={false}
                className="text-ink no-underline hover:underline"
              >
                <span className="mr-2 text-ink-3">{task.number}</span>
                {task.name}
              </Link>
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
