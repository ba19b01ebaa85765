import { Board } from "@/components/board/board";
import { loadBoard } from "@/lib/tasks/board/loaders";
import { PlanView, type PlanViewProps, planViewMetadata } from "../plan-view";

export const generateMetadata = (props: PlanViewProps) => planViewMetadata(props, "board");

export default function BoardPage({ params, searchParams }: PlanViewProps) {
  return (
    <PlanView params={params} namespaces={["board", "evidence", "table"]} rows={12}>
      <BoardSection params={params} searchParams={searchParams} />
    </PlanView>
  );
}

async function BoardSection({ params, searchParams }: PlanViewProps) {
  return <Board view={await loadBoard((await params).id, await searchParams)} />;
}
