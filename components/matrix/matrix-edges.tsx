"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { FoldMark } from "@/components/ui/fold-mark";
import { RoleMark } from "@/components/ui/role-mark";
import { Tag } from "@/components/ui/tag";
import type { DrawnColumn, MatrixView } from "@/lib/assignments/view";
import style from "./matrix.module.css";
import { useGroupName } from "./matrix-cell";
import { Count } from "./matrix-row";
import { widths } from "./matrix-widths";

const roles = ["lead", "responsible", "cooperating"] as const;
/** So many characters fit into the head, however wide they are. */
const fitting = 14;
const sumKeys = { lead: "leads", responsible: "responsibles", cooperating: "cooperating" } as const;

/** Departments under their groups, standing upright. */
export const MatrixHead = memo(function MatrixHead({
  tasks,
  columns,
  onFold,
}: {
  /** How many there are. */
  tasks: number;
  onFold: (groupKey: string) => void;
  columns: readonly DrawnColumn[];
}) {
  const t = useTranslations();
  const groups = groupsOf(columns);
  const departments = columns.reduce((sum, { departmentIds }) => sum + departmentIds.length, 0);
  const nameOf = useGroupName();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th rowSpan={2} scope="col" className={style.task}>
          <span className="flex justify-between">
            <span>
              {t("matrix.tasks")}　{tasks}
            </span>
            <span>
              {t("matrix.departments")}　{departments}
            </span>
          </span>
        </th>
        {groups.map(({ key, column, span }) => (
          <th
            key={key}
            scope="colgroup"
            colSpan={span}
            className={style.group}
            style={{ width: span * widths.cell }}
            data-edge
          >
            <button
              type="button"
              aria-expanded={!column.isFolded}
              title={nameOf(column)}
              onClick={() => onFold(column.groupKey)}
            >
              <FoldMark isFolded={column.isFolded} />
              <span className={column.isFolded ? "sr-only" : undefined}>{nameOf(column)}</span>
            </button>
          </th>
        ))}
        <th scope="colgroup" colSpan={3} className={style.group} style={{ width: 3 * widths.sum }} data-edge>
          {t("matrix.total")}
        </th>
      </tr>
      <tr aria-rowindex={2}>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            title={
              column.isFolded
                ? t("matrix.folded", { group: nameOf(column), count: column.groupSize })
                : column.isHeavy
                  ? t("matrix.highlight.load", {
                      name: column.name,
                      count: column.sums.leads + column.sums.responsibles,
                    })
                  : column.name
            }
            className={style.name}
            data-edge={column.startsGroup || undefined}
            data-column={column.id}
          >
            <Upright>{column.isFolded ? nameOf(column) : column.name}</Upright>
          </th>
        ))}
        {roles.map((role, index) => (
          <th key={role} scope="col" className={style.name} data-edge={index === 0 || undefined}>
            <Upright>{t(`terms.role.${role}`)}</Upright>
          </th>
        ))}
      </tr>
    </thead>
  );
});

/** Only what may not fit is cut: each thing that can be cut is sorted by the browser with every frame of a scroll. */
function Upright({ children: name }: { children: string }) {
  return (
    <span className={style.upright} data-long={name.length > fitting || undefined}>
      {name}
    </span>
  );
}

function groupsOf(columns: readonly DrawnColumn[]) {
  const groups: { key: string; column: DrawnColumn; span: number }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last && !column.startsGroup) last.span += 1;
    else groups.push({ key: column.id, column, span: 1 });
  }
  return groups;
}

/** What each department has on it, by role, and how much of it is yellow or red. */
export const MatrixFoot = memo(function MatrixFoot({
  totals,
  columns,
}: Pick<MatrixView, "totals"> & { columns: readonly DrawnColumn[] }) {
  const t = useTranslations("matrix");
  return (
    <tfoot>
      {roles.map((role, index) => (
        <tr key={role} className={index === 0 ? style.firstSums : undefined}>
          <th scope="row" className={style.task}>
            <RoleMark role={role} size="table" />
          </th>
          {columns.map((column) => (
            <td key={column.id} data-edge={column.startsGroup || undefined} data-column={column.id}>
              {column.isHeavy && role !== "cooperating" && column.sums[sumKeys[role]] > 0 ? (
                <Tag tone="strong">{column.sums[sumKeys[role]]}</Tag>
              ) : (
                <Count value={column.sums[sumKeys[role]]} />
              )}
            </td>
          ))}
          {roles.map((edge, place) => (
            <td key={edge} data-sum data-edge={place === 0 || undefined}>
              {place === index ? totals[sumKeys[role]] : null}
            </td>
          ))}
        </tr>
      ))}
      <tr className={style.warnings}>
        <th scope="row" className={style.task}>
          <b>{t("warning")}</b>
        </th>
        {columns.map((column) => (
          <td key={column.id} data-edge={column.startsGroup || undefined} data-column={column.id}>
            <Count value={column.sums.warning} />
          </td>
        ))}
        <td data-edge colSpan={3}>
          {totals.warning}
        </td>
      </tr>
    </tfoot>
  );
});
