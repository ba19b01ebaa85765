"use client";

import { useLocale, useTranslations } from "next-intl";
import { type PointerEvent, useState } from "react";
import { hasPace } from "@/components/table/ledger-cell";
import { useLightWords } from "@/components/tasks/task-light";
import { LightShape } from "@/components/ui/light-shape";
import { addDays, type CalendarDate } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { TimelineMark, TimelineRow, TimelineZoom } from "@/lib/timeline/types";
import { dayAt, moveRefusal, placeOf, type TimelineView } from "@/lib/timeline/view";

const narrowest = 6;

/** From start to deadline: what is done, what should be, what is owed after the deadline; its end can be dragged. */
export function TaskBar({
  view,
  zoom,
  row,
  onEdit,
  onPropose,
}: {
  view: TimelineView;
  zoom: TimelineZoom;
  row: TimelineRow;
  onEdit: ((row: TimelineRow) => void) | null;
  onPropose: ((row: TimelineRow, to: CalendarDate) => void) | null;
}) {
  const t = useTranslations("timeline");
  const terms = useTranslations("terms");
  const locale = useLocale();
  const words = useLightWords();
  const [dragged, setDragged] = useState<number | null>(null);
  const end = placeOf(view, zoom, addDays(view.to, 1));
  const left = Math.max(0, placeOf(view, zoom, row.starts));
  const due = row.deadline === null ? end : placeOf(view, zoom, addDays(row.deadline, 1));
  const shown = dragged ?? due;
  const width = Math.max(narrowest, Math.min(end, shown) - left);
  const today = placeOf(view, zoom, view.day);
  const expected = hasPace(row) ? row.expected : null;
  const isLate = row.reason === "overdue";
  const draggedDay = dragged === null ? null : dayAt(view, zoom, dragged - 1);
  // Whether it can be moved at all is asked of a day on which nothing else speaks against it.
  const movable = onPropose && moveRefusal(row, view.to) !== "finished";

  const markWords = ({ kind, on, name, reached }: TimelineMark) => {
    if (kind === "formerDeadline") return t("former", { day: on });
    return t(reached ? "reached" : "milestone", { name: name ?? "", day: on });
  };
  const label = [
    t("span", { from: row.starts, to: row.deadline ?? terms("deadlineKind.none") }),
    t("progress", { percent: row.percent }),
    expected === null ? null : t("expected", { percent: expected }),
    `${terms(`light.${row.light}`)} ${words(row)}`,
    ...row.marks.map((mark) => markWords(mark)),
  ];

  const placeUnder = (event: PointerEvent<HTMLElement>) => {
    const track = event.currentTarget.closest("[data-track]");
    const place = event.clientX - (track?.getBoundingClientRect().left ?? 0);
    return Math.min(end, Math.max(narrowest, place));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the row has the focus
    <div
      role="gridcell"
      data-track
      aria-label={label.filter(Boolean).join(", ")}
      onDoubleClick={movable && onEdit ? () => onEdit(row) : undefined}
      className="relative flex-1"
    >
      <span
        data-bar
        style={{ left, width }}
        className={`absolute top-2.5 h-4 overflow-hidden rounded-sm bg-data-4 ${
          row.deadline === null ? "rounded-r-none border-r-2 border-dashed border-line-strong" : ""
        }`}
      >
        {expected !== null && expected > row.percent ? (
          <span
            style={{ left: `${row.percent}%`, width: `${expected - row.percent}%` }}
            className="absolute inset-y-0 bg-[repeating-linear-gradient(135deg,var(--color-data-2)_0_2px,transparent_2px_6px)]"
          />
        ) : null}
        <span style={{ width: `${row.percent}%` }} className="absolute inset-y-0 left-0 bg-data" />
        {expected === null ? null : (
          <span
            style={{ left: `${expected}%` }}
            className="absolute inset-y-0 -ml-px w-0.5 bg-ink shadow-[0_0_0_1px_var(--color-surface)]"
          />
        )}
      </span>
      {isLate && today > due ? (
        <span
          style={{ left: due, width: today - due }}
          className="absolute top-[17px] border-t-2 border-dashed border-line-field"
        />
      ) : null}
      {row.completedOn === null ? null : (
        <span
          style={{ left: placeOf(view, zoom, row.completedOn) }}
          className="absolute top-3 -translate-x-1/2 rounded-full bg-surface p-px"
        >
          <LightShape light="done" />
        </span>
      )}
      {row.marks.map((mark) => (
        <span
          key={`${mark.kind}-${mark.on}-${mark.name}`}
          title={markWords(mark)}
          style={{ left: placeOf(view, zoom, addDays(mark.on, 1)) }}
          className={
            mark.kind === "formerDeadline"
              ? "absolute top-1 h-7 -translate-x-1/2 border-l-2 border-dotted border-ink-3 px-1"
              : `absolute top-3 size-3 -translate-x-1/2 rotate-45 border-2 border-ink ${mark.reached ? "bg-ink" : "bg-surface"}`
          }
        />
      ))}
      {movable ? (
        <span
          data-handle
          title={t("drag")}
          style={{ left: Math.min(end, shown) }}
          onPointerDown={(event) => {
            event.preventDefault();
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragged(placeUnder(event));
          }}
          onPointerMove={(event) => {
            if (dragged !== null) setDragged(placeUnder(event));
          }}
          onPointerCancel={() => setDragged(null)}
          onPointerUp={(event) => {
            if (dragged === null) return;
            const to = dayAt(view, zoom, placeUnder(event) - 1);
            setDragged(null);
            if (Math.abs(placeUnder(event) - due) >= 3) onPropose(row, to);
          }}
          className="absolute top-1.5 h-6 w-3 -translate-x-1/2 cursor-ew-resize touch-none rounded-sm after:absolute after:inset-y-1 after:left-1 after:w-1 after:rounded-sm after:bg-action after:opacity-0 hover:after:opacity-100 group-focus-within:after:opacity-100 group-hover:after:opacity-100"
        />
      ) : null}
      <span
        aria-hidden="true"
        style={{ left: Math.min(end, isLate && dragged === null ? Math.max(due, today) : shown) + 8 }}
        className={`absolute top-2 text-meta leading-5 whitespace-nowrap ${dragged === null ? "text-ink-3" : "z-10 rounded-sm bg-inverse px-1.5 text-on-inverse"}`}
      >
        {draggedDay ?? (row.deadline ? formatDate(row.deadline, locale, "compact") : null)}
      </span>
    </div>
  );
}
