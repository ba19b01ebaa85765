import { Matrix } from "@/components/matrix/matrix";
import { loadMatrix } from "@/lib/assignments/loaders";
import { PlanView, type PlanViewProps, planViewMetadata } from "../plan-view";

export const generateMetadata = (props: PlanViewProps) => planViewMetadata(props, "matrix");

export default function MatrixPage({ params, searchParams }: PlanViewProps) {
  return (
    <PlanView params={params} namespaces={["exports", "matrix", "table"]} rows={12}>
      <MatrixSection params={params} searchParams={searchParams} />
    </PlanView>
  );
}

async function MatrixSection({ params, searchParams }: PlanViewProps) {
  return <Matrix view={await loadMatrix((await params).id, await searchParams)} />;
}
