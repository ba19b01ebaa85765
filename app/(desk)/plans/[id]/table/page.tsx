import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { Ledger } from "@/components/table/ledger";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { planAccess } from "@/lib/plans/loaders";
import { loadLedger } from "@/lib/tasks/loaders";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ plan }, t] = await Promise.all([
    params.then(({ id }) => planAccess(id)),
    getTranslations("table"),
  ]);
  return { title: `${t("title")} · ${plan.title}` };
}

export default async function TablePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { plan } = await planAccess(id);
  return (
    <Page fill>
      <PlanFrame plan={plan} />
      <ClientMessages namespaces={["table", "board"]}>
        <Suspense fallback={<TableSkeleton rows={16} />}>
          <TableSection id={id} searchParams={searchParams} />
        </Suspense>
      </ClientMessages>
    </Page>
  );
}

async function TableSection({ id, searchParams }: { id: string; searchParams: Props["searchParams"] }) {
  return <Ledger view={await loadLedger(id, await searchParams)} />;
}
