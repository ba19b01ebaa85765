import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** One figure with its word above and what to hold it against below: 完成度 67 % 序时 73%. */
export function Stat({
  label,
  value,
  unit,
  note,
  size = "large",
}: {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
  size?: "large" | "medium";
}) {
  return (
    <div className="flex min-w-0 flex-col justify-between">
      <span className={size === "large" ? "text-table text-ink-2" : "text-meta text-ink-3"}>{label}</span>
      <b className={size === "large" ? "text-figure-lg" : "text-figure"}>
        {value}
        {unit ? (
          <span
            className={classNames(
              "ml-[3px] font-normal text-ink-2",
              size === "large" ? "text-[16px]" : "text-[14px]",
            )}
          >
            {unit}
          </span>
        ) : null}
      </b>
      {note ? (
        <span className={size === "large" ? "text-table text-ink-3" : "text-meta text-ink-2"}>{note}</span>
      ) : null}
    </div>
  );
}
