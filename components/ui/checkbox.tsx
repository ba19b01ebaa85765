"use client";

import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/** 16 px box; with a word beside it, or alone in a table with a label. The target is 44 px on the phone. */
export function Checkbox({
  label,
  hideLabel = false,
  some = false,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "ref"> & {
  label: ReactNode;
  hideLabel?: boolean;
  /** Some of a group, not all. */
  some?: boolean;
}) {
  const isSaid = hideLabel && typeof label === "string";
  return (
    <label
      className={classNames(
        "inline-flex items-center gap-2 align-middle max-md:min-h-11 max-md:min-w-11",
        className,
      )}
    >
      <input
        type="checkbox"
        aria-label={isSaid ? label : undefined}
        ref={(box) => {
          if (box) box.indeterminate = some;
        }}
        className="checkbox"
        {...rest}
      />
      {isSaid ? null : <span className={hideLabel ? "sr-only" : "text-table"}>{label}</span>}
    </label>
  );
}
