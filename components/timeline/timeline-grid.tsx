"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { isPlainEnter } from "@/components/ui/enter-key";
import { observeOffset } from "@/components/ui/observe-offset";
import type { CalendarDate } from "@/lib/calendar/date";
import type { TimelineRow, TimelineZoom } from "@/lib/timeline/types";
import { axisOf, placeOf, type TimelineGroup, type TimelineView } from "@/lib/timeline/view";
import { AxisHead, AxisLines } from "./axis";
import { TaskBar } from "./task-bar";
import { TaskName } from "./task-name";

type Item = { kind: "group"; group: TimelineGroup } | { kind: "row"; row: TimelineRow };

const nameWidth = 336;
const rowHeight = 36;
const groupHeight = 32;
const headHeight = 52;

/** Rows that one key goes over. */
const steps = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
  ["PageDown", 10],
  ["PageUp", -10],
  ["Home", -Infinity],
  ["End", Infinity],
]);

/** The axis with its rows: names stay at the left, days at the top; only rows in sight are drawn. */
export function TimelineGrid({
  view,
  pending,
  zoom,
  onOpen,
  onEdit,
  onPropose,
}: {
  view: TimelineView;
  /** How many bars have not been read yet. */
  pending: number;
  zoom: TimelineZoom;
  onOpen: (row: TimelineRow) => void;
  onEdit: ((row: TimelineRow) => void) | null;
  onPropose: ((row: TimelineRow, to: CalendarDate) => void) | null;
}) {
  const t = useTranslations("timeline");
  const pane = useRef<HTMLElement>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const axis = useMemo(() => axisOf(view, zoom), [view, zoom]);
  const items = useMemo(
    () =>
      view.groups.flatMap((group): Item[] => [
        { kind: "group", group },
        ...group.rows.map((row): Item => ({ kind: "row", row })),
      ]),
    [view.groups],
  );
  const rows = useMemo(() => items.flatMap((item) => (item.kind === "row" ? [item.row] : [])), [items]);
  const active = rows.find(({ id }) => id === activeId) ?? rows[0];
  const virtualizer = useVirtualizer({
    count: items.length,
    overscan: 12,
    useFlushSync: false,
    scrollPaddingStart: headHeight,
    // What the server draws before anybody has scrolled.
    initialRect: { width: 1200, height: 900 },
    getScrollElement: () => pane.current,
    observeElementOffset: observeOffset,
    estimateSize: (index) => (items[index]?.kind === "group" ? groupHeight : rowHeight),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a group and a row may have changed places
  useEffect(() => virtualizer.measure(), [items]);

  const today = placeOf(view, zoom, view.day);
  useLayoutEffect(() => {
    // Today stands a third of the way in, whatever the zoom.
    const element = pane.current;
    if (element) element.scrollLeft = today - (element.clientWidth - nameWidth) / 3;
  }, [today]);

  useEffect(() => {
    if (wanted === null) return;
    const row = document.getElementById(rowId(wanted));
    // A row that is scrolled to is drawn a moment later; the next drawing tries again.
    if (!row) return;
    row.focus({ preventScroll: true });
    setWanted(null);
  });

  function walk(from: TimelineRow, by: number) {
    const at = rows.indexOf(from);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    setActiveId(next.id);
    setWanted(next.id);
    virtualizer.scrollToIndex(items.findIndex((item) => item.kind === "row" && item.row.id === next.id));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const id = event.target.dataset.row;
    const row = rows.find((one) => one.id === id);
    if (!row) return;
    const step = steps.get(event.key);
    if (step !== undefined) walk(row, step);
    else if (isPlainEnter(event)) onOpen(row);
    else if (event.key === "e" && onEdit) onEdit(row);
    else return;
    event.preventDefault();
  }

  return (
    <section
      ref={pane}
      data-scroll
      aria-label={t("title")}
      className="relative min-h-0 flex-1 overflow-auto max-md:hidden print:hidden"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed on an axis, which no table can do */}
      <div
        role="grid"
        tabIndex={-1}
        aria-label={t("title")}
        aria-rowcount={items.length + pending + 1}
        onKeyDown={onKeyDown}
        style={{ width: nameWidth + axis.width, minWidth: "100%" }}
        className="text-table"
      >
        <AxisHead axis={axis} zoom={zoom} today={today} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div
          role="rowgroup"
          className="relative"
          style={{ height: virtualizer.getTotalSize() + pending * rowHeight }}
        >
          <AxisLines axis={axis} today={today} />
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const item = items[index];
            if (!item) return null;
            const place = { transform: `translateY(${start}px)` };
            return item.kind === "group" ? (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a heading among the rows, which the keys pass over
              <div
                key={`group-${item.group.key}`}
                role="row"
                aria-rowindex={index + 2}
                style={{ ...place, height: groupHeight }}
                className="absolute inset-x-0 top-0 border-b border-line bg-sunken"
              >
                {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
                <div
                  role="rowheader"
                  className="sticky left-0 flex h-full w-fit max-w-[min(100%,60rem)] items-center gap-3 px-gutter font-strong"
                >
                  <span className="truncate">{item.group.name ?? t(`none.${view.by}`)}</span>
                  <span className="text-meta font-normal text-ink-3">{item.group.count}</span>
                </div>
              </div>
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: as above
              <div
                key={item.row.id}
                id={rowId(item.row.id)}
                data-row={item.row.id}
                role="row"
                tabIndex={item.row.id === active?.id ? 0 : -1}
                aria-rowindex={index + 2}
                onFocus={() => setActiveId(item.row.id)}
                style={{ ...place, height: rowHeight }}
                className="group absolute inset-x-0 top-0 flex border-b border-line -outline-offset-2 hover:bg-hover"
              >
                <TaskName row={item.row} width={nameWidth} />
                <TaskBar view={view} zoom={zoom} row={item.row} onEdit={onEdit} onPropose={onPropose} />
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function rowId(taskId: string): string {
  return `timeline-${taskId}`;
}
