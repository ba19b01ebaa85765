"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/lib/i18n/format";
import type { TaskGrouping } from "@/lib/tasks/types";
import type { LedgerGroup } from "@/lib/tasks/view";

/** The words over a group of rows: of sections, plans and departments their names, of the rest from the messages. */
export function useGroupName(): (grouping: TaskGrouping, group: Pick<LedgerGroup, "key" | "name">) => string {
  const t = useTranslations();
  const locale = useLocale();
  return (grouping, { key, name }) => {
    if (name !== null) return name;
    if (grouping === "none") return t("table.group.all");
    if (grouping === "status") return t(`terms.taskStatus.${key}` as "terms.taskStatus.draft");
    if (grouping === "light") return t(`terms.light.${key}` as "terms.light.red");
    if (grouping === "month") return key === null ? t("table.group.noDeadline") : formatMonth(key, locale);
    return grouping === "department" ? t("terms.noLead") : t("table.noSection");
  };
}
