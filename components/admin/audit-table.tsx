import { useLocale, useTranslations } from "next-intl";
import { AuditSentence } from "@/components/audit/audit-sentence";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LoadMore } from "@/components/ui/load-more";
import { TablePane } from "@/components/ui/table-pane";
import type { AuditPage, AuditRow } from "@/lib/audit/types";
import { formatDateTime } from "@/lib/i18n/format";

/** The log of the workspace, newest first: a table, on the phone an entry each. */
export function AuditTable({ page }: { page: AuditPage }) {
  const t = useTranslations("admin.audit");
  const locale = useLocale();
  if (page.rows.length === 0) return <EmptyState title={t("empty")}>{t("intro")}</EmptyState>;
  return (
    <>
      <TablePane label={t("title")} className="max-md:hidden print:block">
        <DataTable className="w-full">
          <thead>
            <tr>
              <HeaderCell align="end" style={{ width: "1%" }}>
                {t("columns.sequence")}
              </HeaderCell>
              <HeaderCell style={{ width: "1%" }}>{t("columns.at")}</HeaderCell>
              <HeaderCell>{t("columns.actor")}</HeaderCell>
              <HeaderCell style={{ width: "65%" }}>{t("columns.what")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <tr key={row.id}>
                <Cell align="end">{row.sequence}</Cell>
                <Cell>{formatDateTime(row.at, locale, "compact")}</Cell>
                <Cell>{actor(row)}</Cell>
                <Cell style={{ whiteSpace: "normal", paddingBlock: 6 }}>
                  <What row={row} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TablePane>
      <ol aria-label={t("title")} className="px-4 md:hidden print:hidden">
        {page.rows.map((row) => (
          <li key={row.id} className="border-b border-line py-3 text-table">
            <p className="break-words">
              <What row={row} />
            </p>
            <p className="mt-0.5 flex flex-wrap gap-x-3 text-meta text-ink-3">
              <span>{formatDateTime(row.at, locale, "compact")}</span>
              <span>{actor(row)}</span>
              <span>{t("number", { sequence: row.sequence })}</span>
            </p>
          </li>
        ))}
      </ol>
      <LoadMore
        href={page.next === null ? null : `/admin/audit?before=${page.next}`}
        shown={page.rows.length}
      />
    </>
  );
}

function actor(row: AuditRow): string {
  return [row.departmentName, row.actorName].filter(Boolean).join("　");
}

function What({ row }: { row: AuditRow }) {
  if (!row.taskId) return <AuditSentence entry={row} />;
  return (
    <Link href={`/tasks/${row.taskId}`} className="text-ink no-underline hover:underline">
      <AuditSentence entry={row} />
    </Link>
  );
}
