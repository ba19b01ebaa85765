"use client";

import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";
import { Light } from "@/components/ui/light";
import { RoleMark } from "@/components/ui/role-mark";
import type { MatrixCell, MatrixRow } from "@/lib/assignments/types";
import type { MatrixColumn } from "@/lib/assignments/view";

const width = 268;
const height = 150;

/** Explains the cell that is pointed at or focused; its words are also in the label of the cell. */
export function CellDetails({
  row,
  column,
  cell,
  anchor,
  mayEdit,
}: {
  row: MatrixRow;
  column: MatrixColumn;
  cell: MatrixCell;
  anchor: HTMLElement;
  mayEdit: boolean;
}) {
  const t = useTranslations();
  const box = anchor.getBoundingClientRect();
  const left = box.right + 10 + width > window.innerWidth ? box.left - width - 10 : box.right + 10;
  const top = Math.max(8, Math.min(box.top - height / 2, window.innerHeight - height - 8));
  return (
    <div
      role="tooltip"
      data-print="hide"
      style={{ left, top, width }}
      className="pointer-events-none fixed z-40 rounded-md bg-raised px-3.5 py-3 text-table shadow-float"
    >
      <p>
        <b>
          {row.number}　{row.name}
        </b>
      </p>
      <p className="flex flex-wrap gap-x-3 text-ink-2">
        {column.name} <RoleMark role={cell.role} size="table" />
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-3">
        <Light light={cell.light} />
        <span className="text-ink-2">{t("matrix.details.percent", { percent: cell.percent })}</span>
      </p>
      <p className="mt-0.5 text-ink-2">
        {cell.declined
          ? t("matrix.details.declined")
          : cell.acknowledged
            ? t("matrix.details.acknowledged")
            : t("matrix.details.pending")}
        {cell.isBlocked ? ` · ${t("matrix.details.blocked")}` : null}
        {cell.reportMissing ? ` · ${t("matrix.details.reportMissing")}` : null}
      </p>
      <p className="mt-1.5 text-meta text-ink-3">
        <Kbd>Enter</Kbd> {t(mayEdit ? "matrix.details.change" : "matrix.details.open")}　<Kbd>↑↓←→</Kbd>{" "}
        {t("matrix.details.move")}
      </p>
    </div>
  );
}
