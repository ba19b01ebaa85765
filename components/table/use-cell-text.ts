"use client";

import { useTranslations } from "next-intl";
import type { LedgerRow } from "@/lib/tasks/types";
import { hasPace } from "./ledger-cell";
import { usePlanName } from "./plan-names";

/** A cell as it is copied: whole names, plain figures, days as 2026-11-21; what is not there is blank. */
export function useCellText(): (row: LedgerRow, column: string) => string {
  const t = useTranslations("terms");
  const planName = usePlanName();
  return (row, column) => {
    switch (column) {
      case "number":
        return row.number ?? "";
      case "plan":
        return planName(row.planId);
      case "name":
        return row.name;
      case "light":
        return t(`light.${row.light}`);
      case "status":
        return t(`taskStatus.${row.status}`);
      case "deadline":
        if (row.deadlineOn) return row.deadlineOn;
        return row.deadlineKind === null || row.deadlineKind === "by"
          ? ""
          : t(`deadlineKind.${row.deadlineKind}`);
      case "percent":
        return String(row.percent);
      case "bar":
        return row.expected === null ? "" : String(row.expected);
      case "difference":
        return hasPace(row) && row.lag !== null ? String(-row.lag) : "";
      case "report":
        return row.report === null ? "" : t(`reportStatus.${row.report}`);
      default:
        return row.parties
          .filter(({ role }) => role === column)
          .map(({ name }) => name)
          .join("、");
    }
  };
}
