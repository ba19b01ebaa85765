import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { ViewsProvider } from "@/components/views/views-context";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { Namespace } from "@/lib/i18n/messages";
import { planAccess } from "@/lib/plans/loaders";
import { loadViews } from "@/lib/views/loaders";

export interface PlanViewProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** 台账 · 某方案, in the tab of the browser. */
export async function planViewMetadata(
  { params }: PlanViewProps,
  view: "board" | "table" | "matrix" | "timeline",
): Promise<Metadata> {
  const [{ plan }, t] = await Promise.all([params.then(({ id }) => planAccess(id)), getTranslations(view)]);
  return { title: `${t("title")} · ${plan.title}` };
}

/** The frame of a view of a plan's tasks: head and tabs at once, the tasks when they have been read. */
export async function PlanView({
  params,
  namespaces,
  rows,
  children,
}: Pick<PlanViewProps, "params"> & {
  namespaces: readonly Namespace[];
  /** Of the skeleton, until the tasks are there. */
  rows: number;
  children: ReactNode;
}) {
  const { plan } = await planAccess((await params).id);
  return (
    <Page fill>
      <PlanFrame plan={plan} />
      <ClientMessages namespaces={[...namespaces, "views"]}>
        <Suspense fallback={<TableSkeleton rows={rows} />}>
          <Views planId={plan.id}>{children}</Views>
        </Suspense>
      </ClientMessages>
    </Page>
  );
}

async function Views({ planId, children }: { planId: string; children: ReactNode }) {
  return <ViewsProvider {...(await loadViews(planId))}>{children}</ViewsProvider>;
}
