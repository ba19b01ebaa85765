"use client";

import { classNames } from "@/components/ui/class-names";

/** Behind to the left of the line, ahead to the right; max is the longest of the column. LagText beside it says it. */
export function LagBar({ lag, max }: { lag: number | null; max: number }) {
  const width = lag === null ? 0 : Math.min(50, (Math.abs(lag) / Math.max(1, max)) * 50);
  return (
    <span aria-hidden="true" className="relative block h-6.5 min-w-20">
      <span className="absolute inset-y-0 left-1/2 border-l border-line-strong" />
      {lag ? (
        <span
          className={classNames("absolute top-[9px] h-2 bg-data", lag > 0 ? "right-1/2" : "left-1/2")}
          style={{ width: `${width}%` }}
        />
      ) : null}
    </span>
  );
}
