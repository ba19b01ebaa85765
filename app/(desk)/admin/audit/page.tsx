import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { AuditTable } from "@/components/admin/audit-table";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { loadAudit } from "@/lib/people/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.audit");
  return { title: t("title") };
}

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[] }>;
}) {
  const { before } = await searchParams;
  const [page, t] = await Promise.all([loadAudit(before), getTranslations("admin.audit")]);
  return (
    <Page>
      <PageHeader title={t("title")} meta={t("intro")} line={false} />
      <AdminTabs />
      <AuditTable page={page} />
    </Page>
  );
}
