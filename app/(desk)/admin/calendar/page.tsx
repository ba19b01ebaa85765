import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { CalendarForm } from "@/components/admin/calendar-form";
import { CalendarList } from "@/components/admin/calendar-list";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/section";
import { loadCalendar } from "@/lib/holidays/loaders";
import { ClientMessages } from "@/lib/i18n/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.calendar");
  return { title: t("title") };
}

export default async function CalendarPage() {
  const [{ ranges, today }, t] = await Promise.all([loadCalendar(), getTranslations("admin.calendar")]);
  return (
    <Page>
      <PageHeader title={t("title")} line={false} />
      <AdminTabs />
      <ClientMessages namespaces={["admin"]}>
        <div className="grid gap-6 px-gutter py-5 max-md:px-4">
          <p className="max-w-[60em] text-table text-ink-2">{t("intro")}</p>
          <CalendarForm />
          <Section title={t("list")}>
            <CalendarList ranges={ranges} today={today} />
          </Section>
        </div>
      </ClientMessages>
    </Page>
  );
}
