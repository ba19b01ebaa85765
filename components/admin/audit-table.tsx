import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { AuditSentence } from "@/components/audit/audit-sentence";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { TablePane } from "@/components/ui/table-pane";
import type { AuditPage } from "@/lib/audit/data";
import { formatDateTime } from "@/lib/i18n/format";

export function AuditTable({ page }: { page: AuditPage }) {
  const t = useTranslations("admin.audit");
  const locale = useLocale();
  if (page.rows.length === 0) return <EmptyState title={t("empty")}>{t("intro")}</EmptyState>;
  return (
    <>
      <TablePane label={t("title")}>
        <DataTable>
          <thead>
            <tr>
              <HeaderCell align="end">{t("columns.sequence")}</HeaderCell>
              <HeaderCell>{t("columns.at")}</HeaderCell>
              <HeaderCell>{t("columns.actor")}</HeaderCell>
              <HeaderCell>{t("columns.what")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <tr key={row.id}>
                <Cell align="end">{row.sequence}</Cell>
                <Cell>{formatDateTime(row.at, locale)}</Cell>
                <Cell>{[row.departmentName, row.actorName].filter(Boolean).join("　")}</Cell>
                <Cell>
                  {row.taskId ? (
                    <Link href={`/tasks/${row.taskId}`}>
                      <AuditSentence entry={row} />
                    </Link>
                  ) : (
                    <AuditSentence entry={row} />
                  )}
                </Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TablePane>
      <LoadMore
        href={page.next === null ? null : `/admin/audit?before=${page.next}`}
        shown={page.rows.length}
      />
    </>
  );
}
