import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Basis, PrintedDays } from "@/components/dashboard/as-of-bar";
import { FindingHead } from "@/components/dashboard/finding";
import { Foot } from "@/components/dashboard/foot";
import { Later } from "@/components/dashboard/later";
import { LeagueQuestion } from "@/components/dashboard/league-question";
import { PlansQuestion } from "@/components/dashboard/plans-question";
import { PrintButton } from "@/components/dashboard/print-button";
import { RedTasks } from "@/components/dashboard/red-tasks";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { workspaceDashboard } from "@/lib/dashboards/loaders";
import { formatDate } from "@/lib/i18n/format";

export async function generateMetadata() {
  return { title: (await getTranslations("dashboard"))("title") };
}

export default async function WorkspaceDashboardPage() {
  const [t, locale, view] = await Promise.all([
    getTranslations("dashboard"),
    getLocale(),
    workspaceDashboard(),
  ]);
  const title = view.workspaceName;
  if (view.plans.length === 0) {
    return (
      <Page>
        <PageHeader title={t("workspace.title")} meta={title} />
        <EmptyState
          title={t("workspace.none")}
          action={
            view.mayImport ? (
              <LinkButton href="/plans/new" variant="primary">
                {t("workspace.import")}
              </LinkButton>
            ) : undefined
          }
        >
          {t("workspace.noneBody")}
        </EmptyState>
      </Page>
    );
  }
  const hrefs = { all: "/plans", done: "#plans", red: "#red", yellow: "#plans" };
  return (
    <Page>
      <PageHeader
        title={t("workspace.title")}
        meta={
          <span className="inline-flex flex-wrap gap-x-3">
            <span>{title}</span>
            <span>{formatDate(view.today, locale)}</span>
          </span>
        }
        action={<PrintButton />}
      />
      <div className="px-gutter pb-6 max-md:px-4">
        <Later value={view.finding} height="h-24">
          {(finding) => <FindingHead finding={finding} before={view.before} hrefs={hrefs} />}
        </Later>
        <p className="pb-4 text-meta text-ink-3">
          <Suspense>
            <Basis finding={view.finding} />
          </Suspense>{" "}
          <PrintedDays day={view.today} before={view.before} />
        </p>
        <div id="plans" className="scroll-mt-4">
          <PlansQuestion plans={view.plans} />
        </div>
        <div id="red" className="scroll-mt-4">
          <Later value={Promise.all([view.red, view.finding])} height="h-40">
            {([red, { now }]) => (
              <RedTasks tasks={red} total={now.red} title={t("workspace.red", { count: now.red })} withPlan />
            )}
          </Later>
        </div>
        <Later value={view.league} height="h-96">
          {(league) => <LeagueQuestion league={league} planId={null} />}
        </Later>
        <Foot title={t("workspace.title")} day={view.today} by={title} />
      </div>
    </Page>
  );
}
