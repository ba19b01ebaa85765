"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { useEarlyWords } from "./early-words";

/** A whole number with its % inside the edge; last month's value as placeholder. */
export function PercentInput({
  quiet = false,
  invalid = false,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "ref" | "value"> & {
  value?: string;
  quiet?: boolean;
  invalid?: boolean;
}) {
  const ref = useEarlyWords<HTMLInputElement>(rest.value);
  return (
    <span
      data-quiet={quiet || undefined}
      className={classNames(
        "field inline-flex h-7 w-19 items-center px-2 max-md:h-11 max-md:text-lead",
        className,
      )}
    >
      <input
        ref={ref}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        aria-invalid={invalid || undefined}
        className="w-full min-w-0 bg-transparent pr-[3px] text-right outline-none"
        {...rest}
      />
      <span aria-hidden="true" className="text-meta text-ink-3">
        %
      </span>
    </span>
  );
}
