"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { TaskLight } from "@/components/tasks/task-light";
import { Checkbox } from "@/components/ui/checkbox";
import { Cell } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { LedgerRow } from "@/lib/tasks/types";
import { type ColumnKey, isEditable } from "./columns";
import { alignOf, useLedgerCell } from "./ledger-cell";

interface Props {
  row: LedgerRow;
  shown: readonly ColumnKey[];
  selected: boolean;
  /** The column whose cell Tab leads to, where it is in this row. */
  active: string | null;
  /** The columns whose cells are taken together with those of other rows. */
  ranged: readonly string[] | null;
  mayEdit: boolean;
  editing: string | null;
  index: number;
  onSelect: (id: string) => void;
  onEdit: (id: string, column: string) => void;
}

/** One task of the working table. */
export const LedgerTableRow = memo(function LedgerTableRow({
  row,
  shown,
  selected,
  active,
  ranged,
  mayEdit,
  editing,
  index,
  onSelect,
  onEdit,
}: Props) {
  const t = useTranslations("common.selection");
  const drawn = useLedgerCell();
  const cell = (column: string) => ({
    tabIndex: column === active ? 0 : -1,
    "data-column": column,
    "data-editing": column === editing || undefined,
    "data-ranged": ranged?.includes(column) || undefined,
    onDoubleClick: mayEdit && isEditable(column) ? () => onEdit(row.id, column) : undefined,
  });
  return (
    <tr aria-selected={selected} aria-rowindex={index} data-row={row.id}>
      <Cell pin>
        <Checkbox
          hideLabel
          tabIndex={-1}
          label={`${t("row")} ${row.number ?? ""} ${row.name}`}
          checked={selected}
          onChange={() => onSelect(row.id)}
        />
      </Cell>
      <Cell pin align="end" className="text-ink-3" {...cell("number")}>
        {row.number}
      </Cell>
      <Cell pin clip title={row.name} {...cell("name")}>
        <Link href={`/tasks/${row.id}`} tabIndex={-1} className="text-ink no-underline hover:underline">
          {row.name}
        </Link>
      </Cell>
      <Cell pin="last" {...cell("light")}>
        <TaskLight figures={row} size="table" />
      </Cell>
      {shown.map((column) => (
        <Cell
          key={column}
          align={alignOf(column)}
          clip={
            column === "plan" || column === "lead" || column === "responsible" || column === "cooperating"
          }
          {...cell(column)}
          {...drawn(row, column)}
        />
      ))}
    </tr>
  );
});
