import { Timeline } from "@/components/timeline/timeline";
import { loadTimeline } from "@/lib/timeline/loaders";
import { PlanView, type PlanViewProps, planViewMetadata } from "../plan-view";

export const generateMetadata = (props: PlanViewProps) => planViewMetadata(props, "timeline");

export default function TimelinePage({ params, searchParams }: PlanViewProps) {
  return (
    <PlanView params={params} namespaces={["timeline", "table"]} rows={16}>
      <TimelineSection params={params} searchParams={searchParams} />
    </PlanView>
  );
}

async function TimelineSection({ params, searchParams }: PlanViewProps) {
  return <Timeline view={await loadTimeline((await params).id, await searchParams)} />;
}
