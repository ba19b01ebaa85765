import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

export function AdminTabs() {
  const t = useTranslations("admin");
  return (
    <Tabs
      label={t("title")}
      tabs={[
        { href: "/admin", label: t("people.tab") },
        { href: "/admin/departments", label: t("departments.tab") },
        { href: "/admin/calendar", label: t("calendar.tab") },
        { href: "/admin/settings", label: t("settings.tab") },
        { href: "/admin/audit", label: t("audit.tab") },
      ]}
    />
  );
}
