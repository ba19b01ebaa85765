"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import type { CalendarDate } from "@/lib/calendar/date";
import type { Milestone, MilestoneParty, TaskDays } from "@/lib/milestones/types";

const PlanDialog = onDemand(() => import("./plan-dialog").then((module) => module.PlanDialog));
const ReachDialog = onDemand(() => import("./reach-dialog").then((module) => module.ReachDialog));

export function PlanButton({
  taskId,
  milestones,
  days,
  parties,
}: {
  taskId: string;
  milestones: readonly Milestone[];
  days: TaskDays;
  parties: readonly MilestoneParty[];
}) {
  const t = useTranslations("milestones");
  const button = (
    <Button variant="quiet" size="small">
      {t(milestones.length === 0 ? "plan" : "change")}
    </Button>
  );
  return (
    <OnDemand button={button}>
      <PlanDialog taskId={taskId} milestones={milestones} days={days} parties={parties} trigger={button} />
    </OnDemand>
  );
}

export function ReachButton({
  milestone,
  today,
}: {
  milestone: Pick<Milestone, "id" | "name" | "reachedOn">;
  today: CalendarDate;
}) {
  const t = useTranslations("milestones");
  const button = (
    <Button variant="quiet" size="small" aria-label={`${t(reachWord(milestone))} ${milestone.name}`}>
      {t(reachWord(milestone))}
    </Button>
  );
  return (
    <OnDemand button={button}>
      <ReachDialog key={String(milestone.reachedOn)} milestone={milestone} today={today} trigger={button} />
    </OnDemand>
  );
}

function reachWord({ reachedOn }: Pick<Milestone, "reachedOn">): "reach" | "reopen" {
  return reachedOn === null ? "reach" : "reopen";
}
