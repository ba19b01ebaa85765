"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TablePane } from "@/components/ui/table-pane";
import { Tag } from "@/components/ui/tag";
import { useAnnounce } from "@/components/ui/toast";
import type { CalendarDate } from "@/lib/calendar/date";
import { removeCalendarDays } from "@/lib/holidays/actions";
import type { SpecialDays } from "@/lib/holidays/types";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

/** What was noted for this year and the next. */
export function CalendarList({ ranges, today }: { ranges: SpecialDays[]; today: CalendarDate }) {
  const t = useTranslations("admin.calendar");
  const announce = useAnnounce();
  const { busy, error, submit } = useSubmission();
  if (ranges.length === 0) return <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  return (
    <>
      <SubmissionError title={t("failed")} error={error} />
      <TablePane label={t("list")}>
        <DataTable plain wrap>
          <thead>
            <tr>
              <HeaderCell>{t("columns.days")}</HeaderCell>
              <HeaderCell>{t("columns.name")}</HeaderCell>
              <HeaderCell>{t("columns.kind")}</HeaderCell>
              <HeaderCell align="end">{t("columns.length")}</HeaderCell>
              <HeaderCell data-print="hide">{t("columns.actions")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {ranges.map((range) => (
              <tr key={range.from} className={range.to < today ? "text-ink-3" : undefined}>
                <Cell>
                  <span className="whitespace-nowrap">{range.from}</span>
                  {range.from === range.to ? null : (
                    <>
                      {" — "}
                      <span className="whitespace-nowrap">{range.to}</span>
                    </>
                  )}
                </Cell>
                <Cell>{range.name}</Cell>
                <Cell>
                  <Tag tone={range.isWorking ? "strong" : "plain"}>
                    {t(range.isWorking ? "working" : "off")}
                  </Tag>
                </Cell>
                <Cell align="end">{t("days", { count: range.days })}</Cell>
                <Cell data-print="hide">
                  <Button
                    size="small"
                    variant="quiet"
                    busy={busy}
                    aria-label={t("removeOf", { name: `${range.name} ${range.from}` })}
                    onClick={() =>
                      void submit(
                        () => removeCalendarDays({ from: range.from, to: range.to }),
                        ({ days, moved }) => announce(t("removed", { days, moved })),
                      )
                    }
                  >
                    {t("remove")}
                  </Button>
                </Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TablePane>
    </>
  );
}
