import { useTranslations } from "next-intl";
import type { ManagedDepartment } from "@/lib/departments/types";

/** Between which days a name was in use, in words; nothing where nobody knows. */
export function useAliasDays(): (alias: ManagedDepartment["aliases"][number]) => string {
  const t = useTranslations("admin.departments.days");
  return ({ from, to }) => {
    if (from && to) return t("between", { from, to });
    if (to) return t("until", { to });
    return from ? t("since", { from }) : "";
  };
}
