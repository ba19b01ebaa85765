import { getTranslations } from "next-intl/server";
import { PlanFrame } from "@/components/plans/plan-frame";
import { PlanHistory } from "@/components/plans/plan-history";
import { Page } from "@/components/shell/page";
import { loadPlanHistory } from "@/lib/plans/loaders";

export async function generateMetadata() {
  return { title: (await getTranslations("plans.history"))("title") };
}

export default async function HistoryPage({ params, searchParams }: PageProps<"/plans/[id]/history">) {
  const [{ id }, { before }] = await Promise.all([params, searchParams]);
  const { plan, history } = await loadPlanHistory(id, before);
  return (
    <Page>
      <PlanFrame plan={plan} />
      <PlanHistory planId={plan.id} {...history} />
    </Page>
  );
}
