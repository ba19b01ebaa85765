"use client";

import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

type Label = { label: ReactNode; hideLabel?: false } | { label: string; hideLabel: true };

/** 16 px box; with a word beside it, or alone in a table with a label. Beside a word the target is 44 px on the phone. */
export function Checkbox({
  label,
  hideLabel,
  some = false,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "ref"> &
  Label & {
    /** Some of a group, not all. */
    some?: boolean;
  }) {
  const box = {
    type: "checkbox",
    ref: (input: HTMLInputElement | null) => {
      if (input) input.indeterminate = some;
    },
    className: "checkbox",
    ...rest,
  };
  if (hideLabel) return <input aria-label={label} {...box} />;
  return (
    <label
      className={classNames(
        "inline-flex items-center gap-2 align-middle max-md:min-h-11 max-md:min-w-11",
        className,
      )}
    >
      <input {...box} />
      <span className="text-table">{label}</span>
    </label>
  );
}
