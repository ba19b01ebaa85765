import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Matrix } from "@/components/matrix/matrix";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { loadMatrix } from "@/lib/assignments/loaders";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { planAccess } from "@/lib/plans/loaders";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ plan }, t] = await Promise.all([
    params.then(({ id }) => planAccess(id)),
    getTranslations("matrix"),
  ]);
  return { title: `${t("title")} · ${plan.title}` };
}

export default async function MatrixPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { plan } = await planAccess(id);
  return (
    <Page fill>
      <PlanFrame plan={plan} />
      <ClientMessages namespaces={["matrix"]}>
        <Suspense fallback={<TableSkeleton rows={12} />}>
          <MatrixSection id={id} searchParams={searchParams} />
        </Suspense>
      </ClientMessages>
    </Page>
  );
}

async function MatrixSection({ id, searchParams }: { id: string; searchParams: Props["searchParams"] }) {
  return <Matrix view={await loadMatrix(id, await searchParams)} />;
}
