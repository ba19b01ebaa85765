import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Board } from "@/components/board/board";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { planAccess } from "@/lib/plans/loaders";
import { loadBoard } from "@/lib/tasks/loaders";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ plan }, t] = await Promise.all([
    params.then(({ id }) => planAccess(id)),
    getTranslations("board"),
  ]);
  return { title: `${t("title")} · ${plan.title}` };
}

export default async function BoardPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { plan } = await planAccess(id);
  return (
    <Page fill>
      <PlanFrame plan={plan} />
      <ClientMessages namespaces={["board", "table"]}>
        <Suspense fallback={<TableSkeleton rows={12} />}>
          <BoardSection id={id} searchParams={searchParams} />
        </Suspense>
      </ClientMessages>
    </Page>
  );
}

async function BoardSection({ id, searchParams }: { id: string; searchParams: Props["searchParams"] }) {
  return <Board view={await loadBoard(id, await searchParams)} />;
}
