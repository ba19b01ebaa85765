import { getTranslations } from "next-intl/server";
import { PlanMatters } from "@/components/instructions/plan-matters";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { loadPlanMatters } from "@/lib/instructions/loaders";

export async function generateMetadata() {
  return { title: (await getTranslations("instructions.plan"))("title") };
}

export default async function MattersPage({ params }: PageProps<"/plans/[id]/matters">) {
  const { id } = await params;
  const { access, ...matters } = await loadPlanMatters(id);
  const { plan, day, actor } = access;
  return (
    <Page>
      <PlanFrame plan={plan} />
      <PlanMatters
        {...matters}
        planId={plan.id}
        reader={{ day, timeZone: actor.timeZone, departmentId: actor.departmentId }}
      />
    </Page>
  );
}
