import { getTranslations } from "next-intl/server";
import { ImportRefused } from "@/components/imports/import-refused";
import { NewImport } from "@/components/imports/new-import";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { SideSection } from "@/components/shell/side-section";
import { TwoColumns } from "@/components/shell/two-columns";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadRevise } from "@/lib/imports/revision/loaders";

export async function generateMetadata() {
  return { title: (await getTranslations("imports.revise"))("title") };
}

export default async function RevisePage({ params }: PageProps<"/plans/[id]/revise">) {
  const { plan, userId, allowed } = await loadRevise((await params).id);
  const t = await getTranslations("imports.revise");
  if (!allowed) return <ImportRefused why="role" />;
  return (
    <Page>
      <PlanFrame plan={plan} />
      <ClientMessages namespaces={["imports"]}>
        <TwoColumns
          side={
            <SideSection title={t("how")}>
              <ol className="list-decimal pl-5 text-table text-ink-2">
                <li>{t("steps.read")}</li>
                <li>{t("steps.compare")}</li>
                <li>{t("steps.accept")}</li>
              </ol>
              <p className="mt-3 text-table text-ink-2">{t("ledger")}</p>
            </SideSection>
          }
        >
          <div className="px-gutter pt-5 max-md:px-4">
            <h2 className="text-lead">{t("title")}</h2>
            <p className="text-table text-ink-2">{t("body")}</p>
          </div>
          <NewImport userId={userId} planId={plan.id} />
        </TwoColumns>
      </ClientMessages>
    </Page>
  );
}
