import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { TaskPart } from "@/components/tasks/task-part";
import { dayOf } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { ProblemEntry, TaskProblems as Problems } from "@/lib/problems/types";
import { mayRaiseNow } from "@/lib/problems/view";
import type { TaskPage } from "@/lib/reports/types";
import { ProblemHead } from "./problem-head";
import { ProblemSteps } from "./problem-steps";
import { RaiseProblem } from "./raise-problem";

/** 需协调: what somebody else has to decide, and what they said. Nothing where there is nothing. */
export async function TaskProblems({ page, problems }: { page: TaskPage; problems: Promise<Problems> }) {
  const [{ assignments }, { lines, departments }, t] = await Promise.all([
    page.parts,
    problems,
    getTranslations("problems"),
  ]);
  const { task, actor, day } = page;
  const mayRaise = mayRaiseNow(actor, task, assignments);
  if (lines.length === 0 && !mayRaise) return null;
  return (
    <TaskPart
      id="problems"
      title={t("title")}
      action={
        mayRaise ? (
          <span data-print="hide" className="md:mt-1 md:block">
            <RaiseProblem taskId={task.id} day={day} departments={departments} />
          </span>
        ) : null
      }
    >
      {lines.length === 0 ? <p className="text-table text-ink-2">{t("none")}</p> : null}
      <ul className="text-table">
        {lines.map((line) => (
          <li key={line.id} className="border-t border-line py-1.5 first:border-t-0 first:pt-0">
            <ProblemHead problem={line} day={day} timeZone={actor.timeZone} />
            <ol>
              {line.entries
                .filter(({ step }) => step !== "raise")
                .map((entry) => (
                  <Entry key={entry.id} entry={entry} timeZone={actor.timeZone} />
                ))}
            </ol>
            {line.steps.length > 0 ? (
              <div className="mt-1.5">
                <ProblemSteps problem={line} departments={departments} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </TaskPart>
  );
}

function Entry({ entry, timeZone }: { entry: ProblemEntry; timeZone: string }) {
  const t = useTranslations("problems");
  const locale = useLocale();
  const { step, addressee } = entry;
  const to = addressee === "supervisor" || addressee === "leader" ? t(`to.${addressee}`) : (addressee ?? "");
  return (
    <li className="mt-1 border-l border-line-strong pl-3">
      <span className="text-meta text-ink-3">
        {formatDate(dayOf(entry.at, timeZone), locale, "day")}{" "}
        {[entry.departmentName, entry.authorName].filter(Boolean).join(" ")} {t(`entry.${step}`, { to })}
      </span>
      {entry.words ? (
        <span className="block break-words whitespace-pre-wrap text-ink-2">{entry.words}</span>
      ) : null}
    </li>
  );
}
