"use client";

import { useTranslations } from "next-intl";
import type { FacetOption } from "@/lib/tasks/query/view";
import type { Facet } from "@/lib/tasks/types";

/** The words of a filter's choice: of states and the like from the messages, of plans, departments and sections their names. */
export function useOptionName(): (facet: Facet, option: FacetOption) => string {
  const t = useTranslations();
  return (facet, { key, name }) => {
    if (name !== null) return name;
    if (facet === "status") return t(`terms.taskStatus.${key}` as "terms.taskStatus.draft");
    if (facet === "light") return t(`terms.light.${key}` as "terms.light.red");
    if (facet === "role")
      return key === "nolead" ? t("terms.noLead") : t(`terms.role.${key}` as "terms.role.lead");
    if (facet === "has") return t(`table.has.${key}` as "table.has.owed");
    return t(`table.due.${key}` as "table.due.overdue");
  };
}
