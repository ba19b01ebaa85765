import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { RobotSection } from "@/components/admin/robot-section";
import { SettingsForm } from "@/components/admin/settings-form";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadRobot } from "@/lib/robots/loaders";
import { loadSettings } from "@/lib/workspaces/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const [settings, robot, t] = await Promise.all([
    loadSettings(),
    loadRobot(),
    getTranslations("admin.settings"),
  ]);
  return (
    <Page>
      <PageHeader title={t("title")} line={false} />
      <AdminTabs />
      <div className="grid gap-8 px-gutter py-5 max-md:px-4">
        <ClientMessages namespaces={["admin"]}>
          <SettingsForm settings={settings} />
          <RobotSection robot={robot} />
        </ClientMessages>
      </div>
    </Page>
  );
}
