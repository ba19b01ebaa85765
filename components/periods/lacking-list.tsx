import { useLocale, useTranslations } from "next-intl";
import { PrintButton } from "@/components/tasks/print-button";
import { buttonStyle } from "@/components/ui/button-style";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { TablePane } from "@/components/ui/table-pane";
import type { CalendarDate } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { LackingPart, Period } from "@/lib/periods/types";
import { usePeriodName } from "./period-words";

interface Props {
  plan: { id: string; title: string };
  period: Period;
  parts: LackingPart[];
  today: CalendarDate;
}

/** Who was late or missing; once the period has closed it stands as it is. On paper it is the page. */
export function LackingList({ plan, period, parts, today }: Props) {
  const t = useTranslations("periods.list");
  const roles = useTranslations("terms.role");
  const locale = useLocale();
  const nameOf = usePeriodName();
  const isClosed = period.state === "closed";
  const columns = ["department", "number", "task", "role", "outcome", "on"] as const;
  const said = (part: LackingPart) => (part.madeUpOn ? t("madeUp") : t(`outcome.${part.outcome}`));
  const closedOn = period.closedOn ?? period.dueOn;
  return (
    <Section
      title={t(isClosed ? "closed" : "current")}
      note={
        isClosed
          ? period.closedOn
            ? t("closedNote", { day: formatDate(closedOn, locale) })
            : undefined
          : t("currentNote", { day: formatDate(today, locale) })
      }
      action={
        parts.length > 0 ? (
          <span className="flex items-center gap-2" data-print="hide">
            <a
              href={`/plans/${plan.id}/reports/list?period=${period.id}`}
              download
              className={buttonStyle("secondary", "small")}
            >
              {t("csv")}
            </a>
            <PrintButton />
          </span>
        ) : null
      }
    >
      {parts.length === 0 ? (
        <EmptyState title={t("none")} heading="h3">
          {t("noneBody")}
        </EmptyState>
      ) : (
        <>
          <TablePane label={t(isClosed ? "closed" : "current")} className="max-md:hidden print:block">
            <DataTable plain rows="tight" className="w-full">
              <thead>
                <tr>
                  {columns.map((column) => (
                    <HeaderCell key={column}>{t(`columns.${column}`)}</HeaderCell>
                  ))}
                </tr>
              </thead>
              <tbody>
                {parts.map((part) => (
                  <tr key={part.assignmentId}>
                    <Cell>{part.department}</Cell>
                    <Cell>{part.number ?? ""}</Cell>
                    <Cell clip title={part.task} style={{ maxWidth: 360 }}>
                      <Link href={`/tasks/${part.taskId}`} className="text-ink no-underline hover:underline">
                        {part.task}
                      </Link>
                    </Cell>
                    <Cell>{roles(part.role)}</Cell>
                    <Cell>{said(part)}</Cell>
                    <Cell>{part.firstOn ?? part.madeUpOn ?? ""}</Cell>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          </TablePane>
          <ul aria-label={t("closed")} className="text-table md:hidden print:hidden">
            {parts.map((part) => (
              <li key={part.assignmentId} className="border-b border-line py-2.5">
                <p className="flex justify-between gap-3">
                  <b>{part.department}</b>
                  <span>{said(part)}</span>
                </p>
                <Link href={`/tasks/${part.taskId}`} className="text-ink-2 no-underline">
                  {[part.number, part.task].filter(Boolean).join(" ")}
                </Link>
                <p className="text-meta text-ink-3">
                  {[roles(part.role), part.firstOn ?? part.madeUpOn].filter(Boolean).join(" · ")}
                </p>
              </li>
            ))}
          </ul>
          <p className="hidden pt-4 text-meta print:block">
            {t("footer", { plan: plan.title, period: nameOf(period), day: formatDate(today, locale) })}
          </p>
        </>
      )}
    </Section>
  );
}
