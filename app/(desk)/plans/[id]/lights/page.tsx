import { getTranslations } from "next-intl/server";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { LightsTrialPanel } from "@/components/tasks/lights-trial";
import { loadLightsTrial } from "@/lib/tasks/lights/loaders";

export async function generateMetadata() {
  return { title: (await getTranslations("tasks.lights"))("title") };
}

export default async function LightsPage({ params, searchParams }: PageProps<"/plans/[id]/lights">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { plan, trial } = await loadLightsTrial(id, query);
  return (
    <Page>
      <PlanFrame plan={plan} />
      <LightsTrialPanel trial={trial} wish={query} />
    </Page>
  );
}
