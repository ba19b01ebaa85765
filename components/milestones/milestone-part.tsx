import { getLocale, getTranslations } from "next-intl/server";
import { TaskPart } from "@/components/tasks/task-part";
import { formatDate } from "@/lib/i18n/format";
import type { TaskMilestones } from "@/lib/milestones/types";
import { milestoneState } from "@/lib/milestones/view";
import type { TaskPage } from "@/lib/reports/types";
import { MilestoneBar } from "./milestone-bar";
import { PlanButton, ReachButton } from "./milestone-buttons";

/** 节点: the steps of a task along its progress and as a list; those who answer for it plan them and mark them reached. */
export async function MilestonePart({ page }: { page: TaskPage }) {
  const [{ milestones, days, parties, mayPlan }, t] = await Promise.all([
    page.milestones,
    getTranslations("milestones"),
  ]);
  if (milestones.length === 0 && !mayPlan) return null;
  return (
    <TaskPart
      id="milestones"
      title={t("title")}
      action={
        mayPlan ? (
          <span data-print="hide">
            <PlanButton taskId={page.task.id} milestones={milestones} days={days} parties={parties} />
          </span>
        ) : null
      }
    >
      {milestones.length === 0 ? (
        <p className="text-table text-ink-2">{t("noneMay")}</p>
      ) : (
        <>
          <MilestoneBar milestones={milestones} percent={page.task.percent} day={page.day} />
          <ol className="text-table">
            {milestones.map((milestone) => (
              <Step key={milestone.id} milestone={milestone} page={page} />
            ))}
          </ol>
        </>
      )}
    </TaskPart>
  );
}

async function Step({
  milestone,
  page,
}: {
  milestone: TaskMilestones["milestones"][number];
  page: TaskPage;
}) {
  const [t, locale] = await Promise.all([getTranslations("milestones"), getLocale()]);
  const { name, dueOn, share, reachedOn, reachedBy, reachedWord, asked } = milestone;
  const state = milestoneState(milestone, page.day);
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 border-t border-line py-1.5 first:border-t-0">
      <span className="min-w-40 flex-1">
        <b className="font-strong">{name}</b>
        {asked ? <span className="ml-2 text-ink-2">{t("askedOf", { department: asked.name })}</span> : null}
      </span>
      <span className="tabular-nums">{t("due", { date: dueOn })}</span>
      <span className="w-16 text-right">{t("share", { share })}</span>
      <span className={state === "missed" ? "w-24 font-strong" : "w-24 text-ink-2"}>
        {t(`state.${state}`)}
      </span>
      {milestone.mayReach ? (
        <span data-print="hide">
          <ReachButton milestone={{ id: milestone.id, name, reachedOn }} today={page.day} />
        </span>
      ) : null}
      {reachedOn && reachedBy ? (
        <p className="basis-full text-ink-2">
          <span className="text-ink-3">
            {t("reachedBy", { date: formatDate(reachedOn, locale, "long"), who: reachedBy })}
          </span>{" "}
          {reachedWord}
        </p>
      ) : null}
    </li>
  );
}
