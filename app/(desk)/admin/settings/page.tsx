import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { SettingsForm } from "@/components/admin/settings-form";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadSettings } from "@/lib/workspaces/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const [settings, t] = await Promise.all([loadSettings(), getTranslations("admin.settings")]);
  return (
    <Page>
      <PageHeader title={t("title")} line={false} />
      <AdminTabs />
      <div className="px-gutter py-5 max-md:px-4">
        <ClientMessages namespaces={["admin"]}>
          <SettingsForm settings={settings} />
        </ClientMessages>
      </div>
    </Page>
  );
}
