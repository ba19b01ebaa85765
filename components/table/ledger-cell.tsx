import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tag } from "@/components/ui/tag";
import { formatDifference, formatList } from "@/lib/i18n/format";
import type { AssignmentRole, LedgerRow } from "@/lib/tasks/types";
import { shortName } from "@/lib/tasks/view";
import type { ColumnKey } from "./columns";
import { usePlanName } from "./plan-names";

/** Whether a pace can be told: finished work and work without one has none. */
export function hasPace(row: LedgerRow): boolean {
  return row.expected !== null && (row.light === "red" || row.light === "yellow" || row.light === "green");
}

function names(row: LedgerRow, role: AssignmentRole): string[] {
  return row.parties.filter((party) => party.role === role).map(({ name }) => name);
}

type Drawn = { children: ReactNode; title?: string };

/** Tells what stands in a cell beside the pinned ones and, where that may be cut short, all of it. */
export function useLedgerCell(): (row: LedgerRow, column: ColumnKey) => Drawn {
  const t = useTranslations();
  const locale = useLocale();
  const planName = usePlanName();
  const none = <span className="text-ink-3">—</span>;
  const content = (row: LedgerRow, column: ColumnKey): ReactNode => {
    switch (column) {
      case "plan":
        return planName(row.planId) || none;
      case "status":
        return t(`terms.taskStatus.${row.status}`);
      case "lead": {
        const leads = names(row, "lead");
        if (leads.length > 0) return formatList(leads, locale);
        const count = names(row, "responsible").length;
        return (
          <>
            <Tag tone="strong">{t("terms.noLead")}</Tag>{" "}
            {count > 0 ? (
              <span className="text-meta text-ink-3">{t("table.responsibles", { count })}</span>
            ) : null}
          </>
        );
      }
      case "responsible":
      case "cooperating": {
        const all = names(row, column);
        return all.length > 0 ? formatList(all.map(shortName), locale) : none;
      }
      case "deadline":
        if (row.deadlineOn && row.originalDeadline)
          return (
            <>
              <span className="whitespace-nowrap">{row.deadlineOn}</span>
              <span className="ml-1 text-meta text-ink-3">{t("terms.extended")}</span>
            </>
          );
        if (row.deadlineOn) return row.deadlineOn;
        return (
          <span className="text-ink-2">
            {t(
              `terms.deadlineKind.${row.deadlineKind === null || row.deadlineKind === "by" ? "none" : row.deadlineKind}`,
            )}
          </span>
        );
      case "percent":
        return row.percent;
      case "bar":
        return <ProgressBar value={row.percent} expected={hasPace(row) ? row.expected : null} />;
      case "difference":
        return hasPace(row) && row.lag !== null ? formatDifference(-row.lag, locale) : none;
      case "report":
        if (row.report === null) return none;
        return row.report === "missing" || row.report === "returned" ? (
          <b>{t(`terms.reportStatus.${row.report}`)}</b>
        ) : (
          t(`terms.reportStatus.${row.report}`)
        );
    }
  };
  const whole = (row: LedgerRow, column: ColumnKey): string | undefined => {
    switch (column) {
      case "plan":
        return planName(row.planId);
      case "lead":
      case "responsible":
      case "cooperating":
        return formatList(names(row, column), locale);
      case "deadline":
        return row.deadlineOn && row.originalDeadline
          ? t("terms.movedDeadline", { original: row.originalDeadline, granted: row.deadlineOn })
          : undefined;
    }
  };
  return (row, column) => ({ children: content(row, column), title: whole(row, column) || undefined });
}

/** Figures stand at the end of their column. */
export function alignOf(column: ColumnKey): "end" | undefined {
  return column === "percent" || column === "difference" ? "end" : undefined;
}
