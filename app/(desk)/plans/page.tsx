import { getTranslations } from "next-intl/server";
import { OpenImports } from "@/components/plans/open-imports";
import { PlanList } from "@/components/plans/plan-list";
import { PlansTabs } from "@/components/plans/plans-tabs";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { plansPage } from "@/lib/dashboards/loaders";

export async function generateMetadata() {
  return { title: (await getTranslations("plans"))("title") };
}

export default async function PlansPage() {
  const [t, { plans, open, mayImport }] = await Promise.all([getTranslations("plans"), plansPage()]);
  const importing = mayImport ? (
    <LinkButton href="/plans/new" variant="primary">
      {t("import")}
    </LinkButton>
  ) : null;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={plans.length > 0 ? t("count", { count: plans.length }) : undefined}
        action={plans.length > 0 ? importing : undefined}
        line={false}
      />
      <PlansTabs />
      {plans.length > 0 ? (
        <PlanList plans={plans} />
      ) : (
        <EmptyState title={t("empty.title")} action={importing}>
          {mayImport ? t("empty.body") : t("empty.bodyReader")}
        </EmptyState>
      )}
      {open.length > 0 ? <OpenImports imports={open} /> : null}
    </Page>
  );
}
