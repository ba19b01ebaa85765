import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { CalendarDate } from "@/lib/calendar/date";
import type { Milestone } from "@/lib/milestones/types";
import { milestoneState, shareSum } from "@/lib/milestones/view";

/** The whole in its steps: full where one is reached, framed where one is due and not; a tick where the reports stand. */
export function MilestoneBar({
  milestones,
  percent,
  day,
}: {
  milestones: readonly Milestone[];
  percent: number;
  day: CalendarDate;
}) {
  const t = useTranslations("milestones");
  const reached = shareSum(milestones.filter(({ reachedOn }) => reachedOn !== null));
  const due = shareSum(milestones.filter(({ dueOn }) => dueOn <= day));
  return (
    <div className="mb-2">
      <div role="img" aria-label={t("bar", { reached, due, percent })} className="relative flex h-2.5 gap-px">
        {milestones.map((milestone) => (
          <span
            key={milestone.id}
            title={milestone.name}
            style={{ flexGrow: milestone.share, flexBasis: 0 }}
            className={classNames("h-full", fills[milestoneState(milestone, day)])}
          />
        ))}
        <span
          className="absolute -inset-y-1 -ml-px w-0.5 bg-ink shadow-[0_0_0_1px_var(--color-surface)]"
          style={{ left: `${percent}%` }}
        />
      </div>
      <p className="pt-1 text-meta text-ink-3">{t("summary", { reached, due, percent })}</p>
    </div>
  );
}

const fills: Record<ReturnType<typeof milestoneState>, string> = {
  reached: "bg-data",
  reached_late: "bg-data",
  missed: "border border-ink",
  ahead: "bg-data-4",
};
