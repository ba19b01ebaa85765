import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { type ControlSize, controlStyle } from "./text-input";

/** The native control in our clothes: the phone brings its own picker, the keyboard works everywhere. */
export function Select({
  controlSize = "normal",
  invalid = false,
  className,
  children,
  ...rest
}: ComponentProps<"select"> & { controlSize?: ControlSize; invalid?: boolean }) {
  return (
    <span className={`relative block ${className ?? ""}`}>
      <select
        aria-invalid={invalid || undefined}
        className={controlStyle(controlSize, "appearance-none truncate pr-8")}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        strokeWidth={1.6}
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
