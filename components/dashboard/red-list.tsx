"use client";

import { useLocale, useTranslations } from "next-intl";
import { TaskLight } from "@/components/tasks/task-light";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { RedTask } from "@/lib/dashboards/types";
import { formatList } from "@/lib/i18n/format";

/** A table, and cards on the phone. Drawn in the browser too, so that the tasks are sent once and not in three forms. */
export function RedList({ tasks, withPlan }: { tasks: RedTask[]; withPlan: boolean }) {
  return (
    <>
      <RedTable tasks={tasks} withPlan={withPlan} />
      <ul className="md:hidden print:hidden">
        {tasks.map((task) => (
          <RedCard key={task.id} task={task} withPlan={withPlan} />
        ))}
      </ul>
    </>
  );
}

function RedTable({ tasks, withPlan }: { tasks: RedTask[]; withPlan: boolean }) {
  const t = useTranslations("dashboard.red");
  const locale = useLocale();
  return (
    <DataTable
      plain
      className="w-full table-fixed max-md:hidden print:table print:[zoom:0.85] [&_td]:whitespace-normal [&_td]:py-2 [&_td]:align-top"
    >
      <thead>
        <tr>
          <HeaderCell style={{ width: "14%" }}>{t("light")}</HeaderCell>
          <HeaderCell style={{ width: "18%" }}>{t("task")}</HeaderCell>
          <HeaderCell style={{ width: "11%" }}>{t("leads")}</HeaderCell>
          <HeaderCell style={{ width: "9%" }}>{t("deadline")}</HeaderCell>
          <HeaderCell align="end" style={{ width: "8%" }}>
            {t("progress")}
          </HeaderCell>
          <HeaderCell>{t("reason")}</HeaderCell>
          <HeaderCell>{t("next")}</HeaderCell>
          <HeaderCell style={{ width: "8%" }}>{t("reported")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id}>
            <Cell>
              <TaskLight figures={task} size="table" />
            </Cell>
            <Cell>
              <TaskName task={task} withPlan={withPlan} />
            </Cell>
            <Cell>{formatList(task.leads, locale) || "—"}</Cell>
            <Cell className="whitespace-nowrap!">{task.deadline ?? "—"}</Cell>
            <Cell align="end">
              {task.percent}
              <span className="text-ink-3"> / {task.expected ?? "—"}</span>
            </Cell>
            <Cell>
              <Words text={task.problems ?? task.words} />
            </Cell>
            <Cell>
              <Words text={task.nextSteps} />
            </Cell>
            <Cell className="whitespace-nowrap! text-ink-2">{task.reportedOn ?? "—"}</Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Words({ text }: { text: string | null }) {
  if (!text) return "—";
  return (
    <span className="line-clamp-2 print:line-clamp-none" title={text}>
      {text}
    </span>
  );
}

function TaskName({ task, withPlan }: { task: RedTask; withPlan: boolean }) {
  return (
    <>
      <Link href={`/tasks/${task.id}`} className="font-strong text-ink no-underline hover:underline">
        {task.number ? <span className="mr-2 font-normal text-ink-3">{task.number}</span> : null}
        {task.name}
      </Link>
      {withPlan ? <span className="block truncate text-meta text-ink-3">{task.planTitle}</span> : null}
    </>
  );
}

function RedCard({ task, withPlan }: { task: RedTask; withPlan: boolean }) {
  const t = useTranslations("dashboard.red");
  const locale = useLocale();
  const words = task.problems ?? task.words;
  return (
    <li className="border-b border-line py-3 text-table last:border-0">
      <TaskLight figures={task} size="table" />
      <p className="mt-1">
        <TaskName task={task} withPlan={withPlan} />
      </p>
      <p className="text-meta text-ink-3">
        {[formatList(task.leads, locale), task.deadline, `${task.percent} / ${task.expected ?? "—"}`]
          .filter(Boolean)
          .join("　")}
      </p>
      <p className="mt-1 text-ink-2">{words ?? t("noReport")}</p>
      {task.nextSteps ? (
        <p className="text-ink-2">
          {t("next")}　{task.nextSteps}
        </p>
      ) : null}
    </li>
  );
}
