import { Ledger } from "@/components/table/ledger";
import { loadLedger } from "@/lib/tasks/loaders";
import { PlanView, type PlanViewProps, planViewMetadata } from "../plan-view";

export const generateMetadata = (props: PlanViewProps) => planViewMetadata(props, "table");

export default function TablePage({ params, searchParams }: PlanViewProps) {
  return (
    <PlanView params={params} namespaces={["exports", "table", "board"]} rows={16}>
      <TableSection params={params} searchParams={searchParams} />
    </PlanView>
  );
}

async function TableSection({ params, searchParams }: PlanViewProps) {
  return <Ledger view={await loadLedger((await params).id, await searchParams)} />;
}
