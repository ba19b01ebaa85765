import { useLocale, useTranslations } from "next-intl";
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

/** What stands in a cell beside the pinned ones. */
export function LedgerCell({ row, column }: { row: LedgerRow; column: ColumnKey }) {
  const t = useTranslations();
  const locale = useLocale();
  const none = <span className="text-ink-3">—</span>;
  const planName = usePlanName();
  switch (column) {
    case "plan":
      return <span title={planName(row.planId)}>{planName(row.planId) || none}</span>;
    case "status":
      return t(`terms.taskStatus.${row.status}`);
    case "lead": {
      const leads = names(row, "lead");
      if (leads.length > 0) return <span title={formatList(leads, locale)}>{formatList(leads, locale)}</span>;
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
      if (all.length === 0) return none;
      return <span title={formatList(all, locale)}>{formatList(all.map(shortName), locale)}</span>;
    }
    case "deadline":
      if (row.deadlineOn && row.originalDeadline) {
        const { originalDeadline: original, deadlineOn: granted } = row;
        return (
          <span title={t("terms.movedDeadline", { original, granted })}>
            <span className="whitespace-nowrap">{granted}</span>
            <span className="ml-1 text-meta text-ink-3">{t("terms.extended")}</span>
          </span>
        );
      }
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
}

/** Figures stand at the end of their column. */
export function alignOf(column: ColumnKey): "end" | undefined {
  return column === "percent" || column === "difference" ? "end" : undefined;
}
