"use client";

import { ChartColumn, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { TablePane } from "@/components/ui/table-pane";

type Column = { key: string; label: string; align?: "start" | "end" };
export type ChartTable = {
  columns: readonly Column[];
  rows: readonly (Readonly<Record<string, string | number>> & { key: string })[];
};

/** A chart under the question it answers, with its figures one click away. */
export function ChartFrame({
  title,
  note,
  table,
  children,
}: {
  /** A question: 哪一章节落后 */
  title: string;
  note?: ReactNode;
  table: ChartTable;
  children: ReactNode;
}) {
  const t = useTranslations("common.data");
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? ChartColumn : Table2;
  return (
    <Section
      title={title}
      note={note}
      action={
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          data-print="hide"
          className="inline-flex items-center gap-1 rounded-sm text-action hover:underline max-md:min-h-11"
        >
          <Icon aria-hidden="true" strokeWidth={1.6} className="size-3.5" />
          {asTable ? t("hide") : t("show")}
        </button>
      }
    >
      {asTable ? <Figures caption={title} table={table} /> : children}
    </Section>
  );
}

function Figures({ caption, table }: { caption: string; table: ChartTable }) {
  return (
    <TablePane label={caption}>
      <DataTable plain rows="tight" className="w-full">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <HeaderCell key={column.key} align={column.align}>
                {column.label}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              {table.columns.map((column) => (
                <Cell key={column.key} align={column.align}>
                  {row[column.key]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </TablePane>
  );
}
