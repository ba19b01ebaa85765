"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { type CellPlace, cellElement, placeOf } from "@/components/table/cell-place";
import type { Edits } from "@/components/table/use-edits";
import { useGridKeys } from "@/components/table/use-grid-keys";
import { BulkAction, BulkBar } from "@/components/ui/bulk-bar";
import { onDemand } from "@/components/ui/on-demand";
import { TablePane } from "@/components/ui/table-pane";
import { useFolded } from "@/components/ui/use-folded";
import { foldColumns, type MatrixColumn, type MatrixView } from "@/lib/assignments/view";
import { CellDetails } from "./cell-details";
import style from "./matrix.module.css";
import { MatrixBody, type MatrixItem } from "./matrix-body";
import { MatrixFoot, MatrixHead } from "./matrix-edges";
import { widths, widthsOf } from "./matrix-widths";
import { useCross } from "./use-cross";

const RangeEditor = onDemand(() => import("./range-editor").then((module) => module.RangeEditor));
const RoleEditor = onDemand(() => import("./role-editor").then((module) => module.RoleEditor));

/** After so long without a scroll the table stands still, in milliseconds. */
const settled = 100;

export function MatrixGrid({
  view,
  pending,
  columns: all,
  names,
  send,
}: {
  view: MatrixView;
  /** How many rows have not been read yet. */
  pending: number;
  columns: readonly MatrixColumn[];
  names: ReadonlyMap<string, string>;
  send: Edits["send"];
}) {
  const t = useTranslations("matrix");
  const router = useRouter();
  const tableRef = useRef<HTMLTableElement>(null);
  const { cross, crossAgain } = useCross(tableRef);
  const [details, setDetails] = useState<CellPlace | null>(null);
  const [editing, setEditing] = useState<CellPlace | null>(null);
  /** Whether a role is being chosen for all cells of the range. */
  const [choosing, setChoosing] = useState(false);
  const scrolledAt = useRef(Number.NEGATIVE_INFINITY);
  const [foldedSections, foldSection] = useFolded<string | null>();
  const [foldedGroups, foldGroup] = useFolded<string>();
  const columns = useMemo(() => foldColumns(all, foldedGroups), [all, foldedGroups]);
  // The column that a group is folded into goes by the group's key.
  const isFolded = (column: string) => foldedGroups.has(column);

  const items = useMemo(
    () =>
      view.sections
        .filter((section) => section.rows.length > 0)
        .flatMap((section): MatrixItem[] => [
          { kind: "section", section },
          ...(foldedSections.has(section.id)
            ? []
            : section.rows.map((row): MatrixItem => ({ kind: "row", row }))),
        ]),
    [view.sections, foldedSections],
  );
  const rows = useMemo(
    () => new Map(items.flatMap((item) => (item.kind === "row" ? [[item.row.id, item.row] as const] : []))),
    [items],
  );
  const rowIds = useMemo(() => [...rows.keys()], [rows]);
  const gridColumns = useMemo(() => ["name", ...columns.map(({ id }) => id)], [columns]);

  function act(rowId: string, column: string) {
    setDetails(null);
    if (isFolded(column)) return foldGroup(column);
    if (view.mayEdit && rangeDepartments.length > 0) return setChoosing(true);
    if (view.mayEdit && column !== "name") setEditing({ rowId, column });
    else router.push(`/tasks/${rowId}`);
  }
  const keys = useGridKeys({
    rowIds,
    columns: gridColumns,
    onOpen: act,
    onEdit: act,
    onSelect: act,
  });
  const { range } = keys;
  const rangeDepartments = columns
    .filter(({ id, isFolded }) => !isFolded && range?.columns.includes(id))
    .map(({ id }) => id);
  function point(target: EventTarget | null) {
    // While a role is being chosen its cross stays where it is.
    if (editing || choosing) return;
    const place = placeOf(target);
    cross(place);
    const isFilled =
      place && rows.get(place.rowId)?.cells.some(({ departmentId }) => departmentId === place.column);
    setDetails((before) => {
      if (!isFilled) return null;
      return before?.rowId === place.rowId && before.column === place.column ? before : place;
    });
  }
  const leave = () => {
    if (editing) return;
    cross(null);
    setDetails(null);
  };
  useEffect(() => {
    // The explanation stands beside its cell; when the table moves under it, it goes.
    const pane = tableRef.current?.closest("[data-scroll]");
    const hide = () => {
      scrolledAt.current = performance.now();
      setDetails(null);
    };
    pane?.addEventListener("scroll", hide, { passive: true });
    return () => pane?.removeEventListener("scroll", hide);
  }, []);

  const shown = editing ?? details;
  const shownRow = shown ? rows.get(shown.rowId) : undefined;
  const shownColumn = shown ? columns.find(({ id }) => id === shown.column) : undefined;
  const shownCell = shownRow?.cells.find(({ departmentId }) => departmentId === shown?.column);
  const anchor = shown ? cellElement(shown) : null;

  return (
    <>
      <TablePane label={t("label")} fill>
        <table
          ref={tableRef}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that the arrows walk is a grid
          role="grid"
          aria-label={t("label")}
          aria-rowcount={items.length + pending + 2}
          aria-colcount={columns.length + 4}
          className={style.matrix}
          style={widthsOf(columns.length)}
          onKeyDown={keys.onKeyDown}
          onFocus={(event) => {
            keys.onFocus(event);
            point(event.target);
          }}
          onBlur={leave}
          onMouseDown={keys.onMouseDown}
          onDragStart={(event) => event.preventDefault()}
          onMouseOver={(event) => {
            keys.onMouseOver(event);
            // Cells that pass under a mouse that rests are not pointed at.
            if (performance.now() - scrolledAt.current > settled) point(event.target);
          }}
          onMouseLeave={leave}
          onClick={(event) => {
            const place = placeOf(event.target);
            // The end of drawing over cells is no click on one of them; the task's own cell holds a link.
            if (range || event.shiftKey || !place || place.column === "name") return;
            const isFilled = rows
              .get(place.rowId)
              ?.cells.some(({ departmentId }) => departmentId === place.column);
            if (view.mayEdit || isFilled || isFolded(place.column)) act(place.rowId, place.column);
          }}
        >
          <colgroup>
            <col style={{ width: widths.task }} />
            {columns.map(({ id }) => (
              <col key={id} style={{ width: widths.cell }} />
            ))}
            <col span={3} style={{ width: widths.sum }} />
          </colgroup>
          <MatrixHead tasks={view.tasks} columns={columns} onFold={foldGroup} />
          <MatrixBody
            items={items}
            pending={pending}
            columns={columns}
            folded={foldedSections}
            onFold={foldSection}
            keys={keys}
            onFilled={crossAgain}
          />
          <MatrixFoot totals={view.totals} columns={columns} />
        </table>
      </TablePane>
      {view.mayEdit && range && rangeDepartments.length > 0 ? (
        <BulkBar
          count={range.rowIds.length}
          which={t("range.which", { count: rangeDepartments.length })}
          onClear={keys.clearRange}
        >
          <BulkAction onClick={() => setChoosing(true)}>{t("details.change")}</BulkAction>
        </BulkBar>
      ) : null}
      {choosing && range ? (
        <RangeEditor
          rows={range.rowIds.flatMap((id) => rows.get(id) ?? [])}
          departmentIds={rangeDepartments}
          names={names}
          send={send}
          onClose={() => setChoosing(false)}
        />
      ) : null}
      {anchor && shownRow && shownColumn && !editing && shownCell ? (
        <CellDetails
          row={shownRow}
          column={shownColumn}
          cell={shownCell}
          anchor={anchor}
          mayEdit={view.mayEdit}
        />
      ) : null}
      {anchor && shownRow && shownColumn && editing ? (
        <RoleEditor
          key={`${editing.rowId}-${editing.column}`}
          row={shownRow}
          column={shownColumn}
          anchor={anchor}
          names={names}
          send={send}
          onClose={() => {
            setEditing(null);
            cross(null);
          }}
        />
      ) : null}
    </>
  );
}
