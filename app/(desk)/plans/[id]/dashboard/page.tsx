import { getTranslations } from "next-intl/server";
import { AsOfBar } from "@/components/dashboard/as-of-bar";
import { ChangesQuestion } from "@/components/dashboard/changes-question";
import { CompletionQuestion } from "@/components/dashboard/completion-question";
import { FindingHead } from "@/components/dashboard/finding";
import { Foot } from "@/components/dashboard/foot";
import { Later } from "@/components/dashboard/later";
import { LeagueQuestion } from "@/components/dashboard/league-question";
import { allHref, lightHref, type RowLinks } from "@/components/dashboard/links";
import { PrintButton } from "@/components/dashboard/print-button";
import { ProgressQuestion } from "@/components/dashboard/progress-question";
import { RedTasks } from "@/components/dashboard/red-tasks";
import { SectionsQuestion } from "@/components/dashboard/sections-question";
import { IndicatorsQuestion } from "@/components/indicators/indicators-question";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { planDashboard } from "@/lib/dashboards/loaders";
import { elapsed } from "@/lib/dashboards/view";

export default async function DashboardPage({ params, searchParams }: PageProps<"/plans/[id]/dashboard">) {
  const { id } = await params;
  const view = await planDashboard(id, await searchParams);
  const { plan, days, today } = view;
  const t = await getTranslations("dashboard");
  const links: RowLinks = { planId: id, day: days.day, today };
  const hrefs = {
    all: allHref(links),
    done: lightHref(links, "done"),
    red: lightHref(links, "red"),
    yellow: lightHref(links, "yellow"),
  };
  return (
    <Page>
      <PlanFrame plan={plan} action={<PrintButton />} />
      <AsOfBar root={`/plans/${id}/dashboard`} days={days} today={today} finding={view.finding} />
      <div className="px-gutter pb-6 max-md:px-4">
        <Later value={view.finding} height="h-24">
          {(finding) => <FindingHead finding={finding} before={days.before} hrefs={hrefs} />}
        </Later>
        <div className="grid gap-x-8 lg:grid-cols-2">
          <Later value={view.finding} height="h-32">
            {({ now }) => (
              <ProgressQuestion sums={now} elapsed={elapsed(plan.startsOn, plan.endsOn, days.day)} />
            )}
          </Later>
          <Later value={view.changes} height="h-32">
            {(changes) => <ChangesQuestion changes={changes} day={days.day} before={days.before} />}
          </Later>
          <Later value={view.sections} height="h-52">
            {(sections) => <SectionsQuestion sections={sections} links={links} />}
          </Later>
          <Later value={view.completion} height="h-52">
            {(completion) => <CompletionQuestion completion={completion} day={days.day} />}
          </Later>
        </div>
        <Later value={Promise.all([view.red, view.finding])} height="h-40">
          {([red, { now }]) => (
            <RedTasks
              tasks={red}
              total={now.red}
              title={t("red.title", { count: now.red })}
              allHref={hrefs.red}
            />
          )}
        </Later>
        <Later value={view.league} height="h-96">
          {(league) => <LeagueQuestion league={league} planId={id} />}
        </Later>
        <Later value={view.indicators} height="h-40">
          {(indicators) => <IndicatorsQuestion indicators={indicators} />}
        </Later>
        <Foot title={plan.title} day={days.day} by={view.workspaceName} />
      </div>
    </Page>
  );
}
