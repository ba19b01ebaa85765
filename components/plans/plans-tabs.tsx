import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

/** Plans one by one, or the tasks of all of them. */
export function PlansTabs() {
  const t = useTranslations("shell.tabs");
  const tabs = [
    { href: "/plans", label: t("plans") },
    { href: "/ledger", label: t("ledger") },
  ];
  return <Tabs label={t("plans")} tabs={tabs} />;
}
