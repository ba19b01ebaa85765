import { getLocale, getTranslations } from "next-intl/server";
import { TaskPart } from "@/components/tasks/task-part";
import { Tag } from "@/components/ui/tag";
import { addDays, dayOf } from "@/lib/calendar/date";
import type { ExtensionLine, TaskExtensions as Extensions } from "@/lib/extensions/types";
import { mayAskNow } from "@/lib/extensions/view";
import { formatDate } from "@/lib/i18n/format";
import type { TaskPage } from "@/lib/reports/types";
import { AskExtension } from "./ask-extension";
import { ExtensionSteps } from "./extension-steps";

/** 延期: what was asked for, what became of it, and what the deadline was before. Nothing where there is nothing. */
export async function TaskExtensions({
  page,
  extensions,
}: {
  page: TaskPage;
  extensions: Promise<Extensions>;
}) {
  const [{ assignments }, all, t] = await Promise.all([
    page.parts,
    extensions,
    getTranslations("extensions"),
  ]);
  const { task, actor, day } = page;
  const mayAsk = mayAskNow(actor, task, assignments, all, day);
  if (all.lines.length === 0 && !mayAsk) return null;
  return (
    <TaskPart
      id="extensions"
      title={t("title")}
      action={
        mayAsk && task.deadline ? (
          <span data-print="hide" className="md:mt-1 md:block">
            <AskExtension taskId={task.id} deadline={task.deadline} earliest={addDays(task.deadline, 1)} />
          </span>
        ) : null
      }
    >
      {all.lines.length === 0 ? <p className="text-table text-ink-2">{t("none")}</p> : null}
      <ul className="text-table">
        {all.lines.map((line) => (
          <li key={line.id} className="border-t border-line py-1.5 first:border-t-0 first:pt-0">
            <Line line={line} timeZone={actor.timeZone} />
            {line.steps.length > 0 ? (
              <div className="mt-1.5">
                <ExtensionSteps extension={{ ...line, earliest: addDays(line.deadlineOn, 1) }} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </TaskPart>
  );
}

async function Line({ line, timeZone }: { line: ExtensionLine; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations("extensions"), getLocale()]);
  const on = (at: Date) => formatDate(dayOf(at, timeZone), locale, "day");
  const waits = line.state === "asked" || line.state === "signed_off";
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3">
        <b>{t("move", { from: line.deadlineOn, to: line.grantedOn ?? line.wantedOn })}</b>
        <Tag tone={waits ? "strong" : "plain"}>{t(`state.${line.state}`)}</Tag>
        <span className="text-meta text-ink-3">
          {t("askedBy", { department: line.department, name: line.askedBy, date: on(line.askedAt) })}
        </span>
      </p>
      <p className="break-words whitespace-pre-wrap text-ink-2">{t("reason", { reason: line.reason })}</p>
      {line.decidedAt && line.decidedBy ? (
        <p className="break-words whitespace-pre-wrap text-ink-2">
          {t("decidedBy", { name: line.decidedBy, date: on(line.decidedAt) })}
          {line.grantedOn && line.grantedOn !== line.wantedOn
            ? t("another", { wanted: line.wantedOn })
            : null}
          {line.decision ? t("decision", { words: line.decision }) : null}
        </p>
      ) : null}
    </>
  );
}
