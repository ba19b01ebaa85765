"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatList } from "@/lib/i18n/format";
import type { AssignmentRole, LedgerRow } from "@/lib/tasks/types";
import type { EditableKey } from "./columns";

/** What stands in a cell, in words. */
export function useCellWords(): (row: LedgerRow, column: EditableKey) => string {
  const t = useTranslations("terms");
  const locale = useLocale();
  return (row, column) => {
    if (column === "name") return row.name;
    if (column === "deadline") return row.deadlineOn ?? t(`deadlineKind.${kindOf(row)}`);
    const role: AssignmentRole = column;
    const names = row.parties.filter((party) => party.role === role).map(({ name }) => name);
    return names.length > 0 ? formatList(names, locale) : "—";
  };
}

function kindOf({ deadlineKind }: LedgerRow) {
  return deadlineKind === null || deadlineKind === "by" ? "none" : deadlineKind;
}
