import { getTranslations } from "next-intl/server";
import { DocumentContents } from "@/components/plans/document/document-contents";
import { DocumentText } from "@/components/plans/document/document-text";
import { OriginalBeside } from "@/components/plans/document/original/original-beside";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { documentPage } from "@/lib/dashboards/document/loaders";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadShownOriginal } from "@/lib/plans/original/loaders";

export default async function DocumentPage({ params, searchParams }: PageProps<"/plans/[id]/document">) {
  const { id } = await params;
  const [{ plan, text, sections, sums }, original] = await Promise.all([
    documentPage(id, await searchParams),
    loadShownOriginal(id),
  ]);
  const t = await getTranslations("plans.document");
  return (
    <Page>
      <PlanFrame plan={plan} />
      {text ? (
        <ClientMessages namespaces={["plans"]}>
          <OriginalBeside original={original}>
            <div
              data-document
              className="relative lg:grid lg:grid-cols-[236px_minmax(0,1fr)] lg:items-start lg:group-data-original/beside:grid-cols-1"
            >
              <DocumentContents sections={sections} sums={sums} />
              <DocumentText planId={plan.id} text={text} sections={sections} />
            </div>
          </OriginalBeside>
        </ClientMessages>
      ) : (
        <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
      )}
    </Page>
  );
}
