import { useLocale, useTranslations } from "next-intl";
import { SideSection } from "@/components/shell/side-section";
import { TwoColumns } from "@/components/shell/two-columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { formatDate } from "@/lib/i18n/format";
import { type PeriodsPage, periodViews } from "@/lib/periods/types";
import { LackingList } from "./lacking-list";
import { PeriodDepartments } from "./period-departments";
import { ChangePeriod, ClosePeriod, OpenPeriod, RhythmDialog, UrgePeriod } from "./period-dialogs";
import { PeriodHead } from "./period-head";
import { PeriodList } from "./period-list";
import { PeriodTasks } from "./period-tasks";

/** One period at the left, all of them at the right. */
export function Periods(page: PeriodsPage) {
  const t = useTranslations("periods");
  const { plan, day, periods, chosen, mayManage, byMilestone } = page;
  const regular = periods.find(({ kind }) => kind === "monthly" || kind === "quarterly") ?? null;
  return (
    <TwoColumns
      side={
        <SideSection title={t("all")} count={periods.length}>
          {mayManage ? (
            <div className="mb-2 flex flex-wrap gap-2" data-print="hide">
              <OpenPeriod planId={plan.id} today={day} />
              <RhythmDialog planId={plan.id} period={regular} byMilestone={byMilestone} />
            </div>
          ) : null}
          <PeriodList planId={plan.id} periods={periods} chosen={chosen?.id ?? null} />
        </SideSection>
      }
    >
      {chosen ? (
        <Chosen {...page} chosen={chosen} />
      ) : (
        <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
      )}
    </TwoColumns>
  );
}

function Chosen({
  plan,
  day,
  chosen,
  mayManage,
  view,
  departments,
  tasks,
  lacking,
}: PeriodsPage & { chosen: NonNullable<PeriodsPage["chosen"]> }) {
  const t = useTranslations("periods");
  const locale = useLocale();
  const owing = departments.filter(({ missing, owed }) => missing + owed > 0);
  const isTaking = chosen.state === "open" || chosen.state === "overdue";
  const root = `/plans/${plan.id}/reports?period=${chosen.id}`;
  return (
    <>
      <div className="px-gutter max-md:px-4">
        <PeriodHead
          key={chosen.id}
          period={chosen}
          actions={
            mayManage && chosen.state !== "closed" ? (
              <>
                {isTaking && owing.length > 0 ? (
                  <UrgePeriod
                    period={chosen}
                    departments={owing.length}
                    reports={chosen.counts.missing + chosen.counts.owed}
                  />
                ) : null}
                <ChangePeriod period={chosen} />
                {isTaking ? <ClosePeriod period={chosen} /> : null}
              </>
            ) : undefined
          }
        />
      </div>
      {chosen.state === "upcoming" ? (
        <EmptyState title={t("empty.upcoming")}>
          {t("empty.upcomingBody", { day: formatDate(chosen.opensOn, locale) })}
        </EmptyState>
      ) : chosen.counts.parts === 0 ? (
        <EmptyState title={t("empty.nobody")}>{t("empty.nobodyBody")}</EmptyState>
      ) : (
        <>
          <Tabs
            label={t("views.label")}
            tabs={periodViews.map((one) => ({
              href: one === "departments" ? root : `${root}&view=${one}`,
              label: t(`views.${one}`),
              current: one === view,
            }))}
          />
          <div className="px-gutter pt-4 max-md:px-4">
            {view === "departments" ? <PeriodDepartments departments={departments} /> : null}
            {view === "tasks" ? <PeriodTasks tasks={tasks} /> : null}
            {view === "list" ? <LackingList plan={plan} period={chosen} parts={lacking} today={day} /> : null}
          </div>
        </>
      )}
    </>
  );
}
