import { useTranslations } from "next-intl";
import { TaskLight } from "@/components/tasks/task-light";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RoleMark } from "@/components/ui/role-mark";
import { Section } from "@/components/ui/section";
import { TablePane } from "@/components/ui/table-pane";
import type { DepartmentTask } from "@/lib/dashboards/types";

/** All tasks on which the department stands, those it leads first. */
export function DepartmentTasks({ tasks }: { tasks: DepartmentTask[] }) {
  const t = useTranslations("departments.tasks");
  const status = useTranslations("terms.taskStatus");
  if (tasks.length === 0) return null;
  return (
    <Section title={t("title")} note={t("count", { count: tasks.length })}>
      <TablePane label={t("task")} className="max-md:hidden print:block">
        <DataTable plain className="w-full">
          <thead>
            <tr>
              <HeaderCell>{t("role")}</HeaderCell>
              <HeaderCell style={{ width: "100%" }}>{t("task")}</HeaderCell>
              <HeaderCell>{t("light")}</HeaderCell>
              <HeaderCell>{t("status")}</HeaderCell>
              <HeaderCell>{t("deadline")}</HeaderCell>
              <HeaderCell>{t("progress")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.id}>
                <Cell>
                  <RoleMark role={task.role} size="table" />
                </Cell>
                <Cell clip className="max-w-0">
                  <TaskName task={task} />
                </Cell>
                <Cell>
                  <TaskLight figures={task} size="table" />
                </Cell>
                <Cell>{status(task.status)}</Cell>
                <Cell>{task.deadline ?? "—"}</Cell>
                <Cell>
                  <span className="inline-flex items-center gap-3">
                    <ProgressBar value={task.percent} expected={task.expected} className="w-20" />
                    {task.percent}
                  </span>
                </Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TablePane>
      <ul className="md:hidden print:hidden">
        {tasks.map((task) => (
          <li key={task.id} className="space-y-1 border-b border-line py-2.5 text-table last:border-0">
            <p className="flex flex-wrap gap-x-4">
              <RoleMark role={task.role} size="table" />
              <TaskLight figures={task} size="table" />
            </p>
            <TaskName task={task} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function TaskName({ task }: { task: DepartmentTask }) {
  return (
    <span title={`${task.name}（${task.planTitle}）`}>
      <Link href={`/tasks/${task.id}`} className="text-ink no-underline hover:underline">
        {task.number ? <span className="mr-2 text-ink-3">{task.number}</span> : null}
        {task.name}
      </Link>
      <span className="ml-3 text-meta text-ink-3">{task.planTitle}</span>
    </span>
  );
}
