import { getTranslations } from "next-intl/server";
import { DocumentContents } from "@/components/plans/document/document-contents";
import { DocumentText } from "@/components/plans/document/document-text";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { documentPage } from "@/lib/dashboards/document/loaders";
import { ClientMessages } from "@/lib/i18n/client-messages";

export default async function DocumentPage({ params, searchParams }: PageProps<"/plans/[id]/document">) {
  const { plan, text, sections, sums } = await documentPage((await params).id, await searchParams);
  const t = await getTranslations("plans.document");
  return (
    <Page>
      <PlanFrame plan={plan} />
      {text ? (
        <div className="group/doc relative lg:grid lg:grid-cols-[236px_minmax(0,1fr)] lg:items-start">
          <DocumentContents sections={sections} sums={sums} />
          <ClientMessages namespaces={["plans"]}>
            <DocumentText planId={plan.id} text={text} sections={sections} />
          </ClientMessages>
        </div>
      ) : (
        <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
      )}
    </Page>
  );
}
