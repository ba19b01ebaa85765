import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { Steps } from "@/components/ui/steps";
import { Tag } from "@/components/ui/tag";
import { dayOf } from "@/lib/calendar/date";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { TaskPage } from "@/lib/reports/types";
import { lifeSteps } from "@/lib/reports/view";
import { EditTask } from "./edit-task";
import { PrintButton } from "./print-button";

/** Where the task stands in the plan, its name, and how far it has come. */
export async function TaskHeader({ page }: { page: TaskPage }) {
  const { task, actor } = page;
  const [{ past }, t, ts, plan, locale] = await Promise.all([
    page.parts,
    getTranslations("tasks"),
    getTranslations("terms.taskStatus"),
    getTranslations("terms.planStatus"),
    getLocale(),
  ]);
  const aside = task.status === "suspended" || task.status === "cancelled" ? task.status : null;
  const why = aside ? past.reached.find(({ status }) => status === aside) : undefined;
  return (
    <header className="border-b border-line bg-surface px-gutter pt-3 max-md:px-4">
      <div className="flex items-start gap-x-4">
        <p className="flex min-w-0 flex-1 flex-wrap gap-x-3 text-meta text-ink-3">
          <Link href={`/plans/${task.plan.id}`}>{t("planTitle", { title: task.plan.title })}</Link>
          {task.plan.active ? null : <Tag>{plan("archived")}</Tag>}
          {task.sections.map(({ label, title }) => (
            <span key={title}>
              {label}
              {title}
            </span>
          ))}
          {task.number ? <span>{t("number", { number: task.number })}</span> : null}
        </p>
        <span className="flex shrink-0 gap-2" data-print="hide">
          {actor.role === "supervisor" && task.plan.active ? (
            <EditTask
              task={{
                id: task.id,
                version: task.version,
                title: task.title,
                text: task.text,
                deadlineOn: task.deadlineOn,
                deadlineKind: task.deadlineKind,
                deadlineWords: task.deadlineWords,
                needsReason: task.status !== "draft",
              }}
            />
          ) : null}
          <span className="max-md:hidden">
            <PrintButton />
          </span>
        </span>
      </div>
      <h1 className="mt-0.5 text-headline">{task.name}</h1>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 pt-2.5 pb-3">
        <Steps
          label={t("life")}
          steps={lifeSteps(task, past).map(({ key, state, at }) => ({
            key,
            state,
            label: ts(key),
            note: at ? formatDate(dayOf(at, actor.timeZone), locale, "compact") : undefined,
          }))}
        />
        {aside ? (
          <span className="text-table">
            <Tag tone="strong">{ts(aside)}</Tag>{" "}
            {why ? (
              <span className="text-ink-2">
                {formatDateTime(why.at, locale, "long")} {why.reason}
              </span>
            ) : null}
          </span>
        ) : null}
      </div>
    </header>
  );
}
