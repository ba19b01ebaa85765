import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/lib/i18n/format";
import type { TimelineZoom } from "@/lib/timeline/types";
import type { Axis } from "@/lib/timeline/view";

/** Two lines of days over the rows: the wider unit above, the narrower below. */
export function AxisHead({ axis, zoom, today }: { axis: Axis; zoom: TimelineZoom; today: number }) {
  const t = useTranslations("timeline");
  const locale = useLocale();
  const upper = (day: string) =>
    zoom === "week" ? formatMonth(day.slice(0, 7), locale) : t("year", { year: day.slice(0, 4) });
  const lower = (day: string) => {
    if (zoom === "week") return String(Number(day.slice(8)));
    if (zoom === "year") return t("quarter", { quarter: Math.ceil(Number(day.slice(5, 7)) / 3) });
    return formatMonth(day.slice(0, 7), locale, "short");
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed on an axis, which no table can do
    <div role="rowgroup" className="sticky top-0 z-20 h-13 border-b border-line-strong bg-sunken">
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
      <div role="row" aria-rowindex={1} className="flex h-full">
        {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
        <div
          role="columnheader"
          className="sticky left-0 z-10 flex w-84 shrink-0 items-end border-r border-line-strong bg-sunken px-gutter pb-1 text-ink-2"
        >
          {t("task")}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
        <div role="columnheader" aria-label={t("axis")} className="relative flex-1 text-meta text-ink-2">
          <div aria-hidden="true">
            {axis.upper.map(({ day, left, width }) => (
              <span
                key={day}
                style={{ left, width }}
                className="absolute top-0 h-6.5 border-l border-line-strong leading-6.5"
              >
                {/* The name of a long stretch stays in sight while it is passed. */}
                <span className="sticky left-86 px-1.5 font-strong whitespace-nowrap">{upper(day)}</span>
              </span>
            ))}
            {axis.lower.map(({ day, left, width }) => (
              <span
                key={day}
                style={{ left, width }}
                className="absolute bottom-0 h-6.5 overflow-hidden border-l border-line px-1 leading-6.5 whitespace-nowrap"
              >
                {lower(day)}
              </span>
            ))}
            <span
              style={{ left: today }}
              className="absolute bottom-0 z-10 -translate-x-1/2 rounded-sm bg-inverse px-1 leading-4.5 text-on-inverse"
            >
              {t("today")}
            </span>
          </div>
        </div>
      </div>
    </div>
  );
}

/** The lines behind the rows, and today. */
export function AxisLines({ axis, today }: { axis: Axis; today: number }) {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-84">
      {axis.lower.map(({ day, left }) => (
        <span key={day} style={{ left }} className="absolute inset-y-0 border-l border-line" />
      ))}
      <span style={{ left: today }} className="absolute inset-y-0 z-10 w-px bg-ink" />
    </div>
  );
}
