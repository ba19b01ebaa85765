import { getTranslations } from "next-intl/server";
import { Headline } from "@/components/dashboard/finding";
import { Later } from "@/components/dashboard/later";
import { SectionsQuestion } from "@/components/dashboard/sections-question";
import { MattersShort } from "@/components/instructions/plan-matters";
import { ArchivePlan } from "@/components/plans/archive-plan";
import { HandOut } from "@/components/plans/hand-out";
import { IndicatorsShort } from "@/components/plans/indicators-short";
import { LeadDepartments } from "@/components/plans/lead-departments";
import { PlanEditions } from "@/components/plans/plan-editions";
import { PlanEvents } from "@/components/plans/plan-events";
import { PlanFacts } from "@/components/plans/plan-facts";
import { PlanFrame } from "@/components/plans/plan-frame";
import { PlanStanding } from "@/components/plans/plan-standing";
import { Page } from "@/components/shell/page";
import { SideSection } from "@/components/shell/side-section";
import { TwoColumns } from "@/components/shell/two-columns";
import { LightsLink } from "@/components/tasks/lights-link";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { planOverview } from "@/lib/dashboards/loaders";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { countPlanMatters } from "@/lib/instructions/loaders";
import { planAccess } from "@/lib/plans/loaders";

export async function generateMetadata({ params }: PageProps<"/plans/[id]">) {
  return { title: (await planAccess((await params).id)).plan.title };
}

export default async function PlanPage({ params }: PageProps<"/plans/[id]">) {
  const { id } = await params;
  const view = await planOverview(id);
  const { plan, day } = view.access;
  const t = await getTranslations("plans");
  const { sums } = view;
  const editions = view.origin?.editions ?? [];
  return (
    <Page>
      <PlanFrame
        plan={plan}
        action={
          view.mayManage && sums.drafts > 0 ? (
            <ClientMessages namespaces={["plans"]}>
              <HandOut planId={id} count={sums.drafts} />
            </ClientMessages>
          ) : undefined
        }
      />
      <TwoColumns
        side={
          <>
            <SideSection title={t("overview.summary")}>
              <PlanFacts plan={plan} origin={view.origin} mayRevise={view.mayManage} />
              {view.mayArchive ? (
                <div className="mt-3 -ml-2 md:-ml-1.5" data-print="hide">
                  <ClientMessages namespaces={["plans"]}>
                    <ArchivePlan plan={plan} open={sums.tasks - sums.done} />
                  </ClientMessages>
                </div>
              ) : null}
            </SideSection>
            {editions.length > 1 ? (
              <SideSection title={t("editions.title")} count={editions.length}>
                <PlanEditions planId={id} editions={editions} />
              </SideSection>
            ) : null}
            <Later value={countPlanMatters(id)} height="h-16">
              {(count) => <MattersShort planId={id} {...count} />}
            </Later>
            {view.mayManage ? <LightsLink planId={id} /> : null}
            <Later value={view.indicators} height="h-24">
              {(indicators) => <IndicatorsShort indicators={indicators} planId={id} />}
            </Later>
          </>
        }
      >
        <div className="px-gutter pt-6 max-md:px-4">
          <Headline now={sums} size="medium" />
          <PlanStanding planId={id} sums={sums} isDraft={view.mayManage} />
          <Later value={view.sections} height="h-52">
            {(sections) => (
              <SectionsQuestion
                sections={sections}
                links={{ planId: id, day, today: day }}
                title={t("sections.title")}
              />
            )}
          </Later>
          <Later value={view.league} height="h-52">
            {(league) => <LeadDepartments league={league} planId={id} />}
          </Later>
          <Later value={view.events} height="h-52">
            {(events) => (
              <Section
                title={t("events.title")}
                action={
                  <Link
                    href={`/plans/${id}/history`}
                    className="no-underline hover:underline"
                    data-print="hide"
                  >
                    {t("events.all")}
                  </Link>
                }
              >
                <PlanEvents events={events} />
              </Section>
            )}
          </Later>
        </div>
      </TwoColumns>
    </Page>
  );
}
