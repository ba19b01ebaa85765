import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PlansTabs } from "@/components/plans/plans-tabs";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Ledger } from "@/components/table/ledger";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { ViewsProvider } from "@/components/views/views-context";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadLedgerAcross } from "@/lib/tasks/query/loaders";
import { loadViews } from "@/lib/views/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("table"))("across.title") };
}

export default async function LedgerPage({ searchParams }: PageProps<"/ledger">) {
  const t = await getTranslations("table.across");
  return (
    <Page fill>
      <PageHeader title={t("title")} meta={t("about")} line={false} />
      <PlansTabs />
      <ClientMessages namespaces={["exports", "table", "board", "views"]}>
        <Suspense fallback={<TableSkeleton rows={16} />}>
          <LedgerSection searchParams={searchParams} />
        </Suspense>
      </ClientMessages>
    </Page>
  );
}

async function LedgerSection({ searchParams }: Pick<PageProps<"/ledger">, "searchParams">) {
  const [views, view] = await Promise.all([loadViews(null), searchParams.then(loadLedgerAcross)]);
  return (
    <ViewsProvider {...views}>
      <Ledger view={view} />
    </ViewsProvider>
  );
}
