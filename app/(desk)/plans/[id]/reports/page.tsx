import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Periods } from "@/components/periods/periods";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadPeriods } from "@/lib/periods/loaders";
import { planAccess } from "@/lib/plans/loaders";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ plan }, t] = await Promise.all([
    params.then(({ id }) => planAccess(id)),
    getTranslations("periods"),
  ]);
  return { title: `${t("title")} · ${plan.title}` };
}

export default async function ReportsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { plan } = await planAccess(id);
  return (
    <Page>
      <PlanFrame plan={plan} />
      <ClientMessages namespaces={["periods"]}>
        <Suspense fallback={<TableSkeleton rows={12} />}>
          <PeriodsSection id={id} searchParams={searchParams} />
        </Suspense>
      </ClientMessages>
    </Page>
  );
}

async function PeriodsSection({ id, searchParams }: { id: string; searchParams: Props["searchParams"] }) {
  return <Periods {...(await loadPeriods(id, await searchParams))} />;
}
