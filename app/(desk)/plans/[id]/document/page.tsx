import { getTranslations } from "next-intl/server";
import { DocumentBody } from "@/components/plans/document/document-body";
import { DocumentContents } from "@/components/plans/document/document-contents";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { documentPage } from "@/lib/dashboards/document/loaders";

export default async function DocumentPage({ params }: PageProps<"/plans/[id]/document">) {
  const { plan, lines, sections, sums } = await documentPage((await params).id);
  const t = await getTranslations("plans.document");
  return (
    <Page>
      <PlanFrame plan={plan} />
      {lines ? (
        <div className="group/doc relative lg:grid lg:grid-cols-[236px_minmax(0,1fr)] lg:items-start">
          <DocumentContents sections={sections} sums={sums} />
          <DocumentBody lines={lines} />
        </div>
      ) : (
        <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
      )}
    </Page>
  );
}
