"use client";

import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { LightShape } from "@/components/ui/light-shape";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { LagText } from "./lag-text";
import { type LightsRow, prepareLights } from "./stacked-lights-data";

// One grid for all rows, so that columns are as wide as their words in either language.
const row = "md:col-span-full md:grid md:grid-cols-subgrid";

/**
 * Tasks of each section by light, and how far the section is: the same scale down the page. Drawn in the browser too, so
 * that figures are sent and not the markup of each row a second time.
 */
export function StackedLights({ rows }: { rows: readonly LightsRow[] }) {
  const t = useTranslations("common.chart");
  const light = useTranslations("terms.light");
  const bars = prepareLights(rows);
  return (
    <div className="text-table md:grid md:grid-cols-[fit-content(clamp(15em,32%,26em))_minmax(120px,1fr)_96px_max-content_max-content] md:gap-x-3">
      <div aria-hidden="true" className={classNames("mb-1 text-meta text-ink-2 max-md:hidden", row)}>
        <span />
        <span>{t("byLight")}</span>
        <span className="col-span-3">{t("meanProgress")}</span>
      </div>
      <ul className="contents">
        {rows.map((item, index) => {
          const bar = bars[index];
          return (
            <li
              key={item.key}
              className={classNames("items-center py-[7px] max-md:flex max-md:flex-wrap max-md:gap-x-3", row)}
            >
              <span className="truncate max-md:w-full" title={item.label}>
                {item.href ? (
                  <Link href={item.href} className="text-ink no-underline hover:underline">
                    {item.label}
                  </Link>
                ) : (
                  item.label
                )}
              </span>
              <span className="flex max-md:mb-1 max-md:w-full">
                {bar?.segments.map((segment) => (
                  <span
                    key={segment.light}
                    title={`${light(segment.light)} ${segment.count}`}
                    style={{ width: `${segment.share}%` }}
                    className="light-segment"
                    data-light={segment.light}
                  >
                    <LightShape light={segment.light} plain className="size-2.5" />
                    <span className="sr-only">{light(segment.light)}</span>
                    {segment.count}
                  </span>
                ))}
              </span>
              <ProgressBar value={item.progress} expected={item.expected} className="w-full max-md:flex-1" />
              <span className="text-right">{Math.round(item.progress)}</span>
              <span className="text-right">
                <LagText lag={bar?.lag ?? null} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
