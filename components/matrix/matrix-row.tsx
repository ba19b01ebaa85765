"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { FoldMark } from "@/components/ui/fold-mark";
import { Light } from "@/components/ui/light";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { MatrixRow as Row } from "@/lib/assignments/types";
import type { DrawnColumn, MatrixSection } from "@/lib/assignments/view";
import style from "./matrix.module.css";
import { useCellLabel, useFoldedLabel } from "./matrix-cell";
import { afterBlanks } from "./matrix-widths";
import { cellsOf } from "./row-cells";
import type { ColumnSpan } from "./use-columns-in-sight";

/** Zero steps back, so that the figures stand out. */
export function Count({ value }: { value: number }) {
  return value === 0 ? <span className="text-ink-3">·</span> : value;
}

/** One task: what each department does on it. */
export const MatrixTableRow = memo(function MatrixTableRow({
  row,
  columns,
  blanks,
  index,
  active,
  ranged,
}: {
  row: Row;
  columns: readonly DrawnColumn[];
  /** Between which of them blank cells are drawn too, and not only those that say something. */
  blanks: ColumnSpan | undefined;
  index: number;
  /** The column whose cell Tab leads to, where it is in this row. */
  active: string | null;
  /** The columns whose cells are taken together with those of other rows. */
  ranged: readonly string[] | null;
}) {
  const t = useTranslations("terms");
  const label = useCellLabel();
  const foldedLabel = useFoldedLabel();
  const given = new Map(row.cells.map((cell) => [cell.departmentId, cell]));
  const place = (column: string) => ({
    "data-column": column,
    tabIndex: active === column ? 0 : -1,
  });
  const { cells, blanks: last } = cellsOf(
    columns,
    ({ id, isFolded }, at) =>
      (blanks && at >= blanks.from && at < blanks.to) ||
      isFolded ||
      given.has(id) ||
      id === active ||
      ranged?.includes(id) === true,
  );
  return (
    <tr aria-rowindex={index} data-row={row.id}>
      <th scope="row" className={style.task} title={row.name} {...place("name")}>
        <span className="mr-2.5 inline-block w-[22px] shrink-0 text-right text-ink-3">{row.number}</span>
        <span className="mr-2 inline-block w-11 shrink-0 align-top [:lang(en)_&]:w-14">
          <Light light={row.light} size="meta" />
        </span>
        <Link href={`/tasks/${row.id}`} tabIndex={-1}>
          {row.name}
        </Link>
      </th>
      {cells.map(({ column, at, blanks: before }) => {
        if (column.isFolded) {
          const count = column.departmentIds.filter((id) => given.has(id)).length;
          return (
            <td
              key={column.id}
              aria-colindex={at + 2}
              aria-label={foldedLabel(row, column, count)}
              style={afterBlanks(before)}
              data-edge
              data-folded
              {...place(column.id)}
            >
              {count || null}
            </td>
          );
        }
        const cell = given.get(column.id);
        return (
          <td
            key={column.id}
            aria-colindex={at + 2}
            aria-label={label(row, column, cell)}
            style={afterBlanks(before)}
            data-edge={column.startsGroup || undefined}
            data-role={cell?.role}
            data-light={cell?.light}
            data-declined={cell?.declined || undefined}
            data-ranged={ranged?.includes(column.id) || undefined}
            {...place(column.id)}
          />
        );
      })}
      <td data-edge data-sum style={afterBlanks(last)}>
        {row.leads === 0 ? (
          <Tag tone="inverted">{t("missing")}</Tag>
        ) : row.leads > 1 ? (
          <Tag tone="strong">{row.leads}</Tag>
        ) : (
          row.leads
        )}
      </td>
      <td data-sum>{row.responsibles || null}</td>
      <td data-sum>{row.cooperating || null}</td>
    </tr>
  );
});

/** A section with its counts. */
export const MatrixSectionRow = memo(function MatrixSectionRow({
  section,
  name,
  isFolded,
  onFold,
  columns,
  from,
  to,
  index,
}: {
  section: MatrixSection;
  name: string;
  isFolded: boolean;
  onFold: (sectionId: string | null) => void;
  columns: readonly DrawnColumn[];
  from: number;
  to: number;
  index: number;
}) {
  const t = useTranslations("common.count");
  return (
    <tr className={style.section} aria-rowindex={index}>
      <th scope="rowgroup" className={style.task} title={name}>
        <button type="button" aria-expanded={!isFolded} onClick={() => onFold(section.id)}>
          <FoldMark isFolded={isFolded} />
          <b>{name}</b>
          <span className="ml-2.5 text-ink-3">{t("tasks", { count: section.tasks })}</span>
        </button>
      </th>
      {columns.slice(from, to).map((column, place) => (
        <td
          key={column.id}
          aria-colindex={from + place + 2}
          style={afterBlanks(place === 0 ? from : 0)}
          data-edge={column.startsGroup || undefined}
          data-column={column.id}
        >
          {column.places.reduce((sum, at) => sum + (section.counts[at] ?? 0), 0) || null}
        </td>
      ))}
      <td data-edge data-sum style={afterBlanks(columns.length - to)}>
        {section.sums.leads || null}
      </td>
      <td data-sum>{section.sums.responsibles || null}</td>
      <td data-sum>{section.sums.cooperating || null}</td>
    </tr>
  );
});
