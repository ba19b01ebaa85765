"use client";

import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** One of a few, all in sight. Buttons with aria-pressed, so that Tab and Space do what people expect. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  options,
  onChange,
  size = "small",
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
  size?: "small" | "normal";
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and an edge of its own
    <div
      role="group"
      aria-label={label}
      className={classNames(
        "inline-flex overflow-hidden rounded-md border border-line-field max-md:h-11",
        size === "small" ? "h-7" : "h-field",
      )}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className="border-l border-line px-3 text-table whitespace-nowrap text-ink-2 -outline-offset-2 first:border-l-0 hover:text-ink aria-pressed:bg-sunken aria-pressed:font-strong aria-pressed:text-ink"
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
