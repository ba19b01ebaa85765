import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const sizes = {
  small: "h-7 text-table",
  normal: "",
  large: "h-10",
} as const;

export type ControlSize = keyof typeof sizes;

export const controlStyle = (size: ControlSize, className?: string) =>
  classNames("field max-md:h-11 max-md:text-lead", sizes[size], className);

/** quiet: already on record or repeated from last time. On the phone 16 px, or the browser zooms in. */
export function TextInput({
  controlSize = "normal",
  invalid = false,
  quiet = false,
  type = "text",
  className,
  ...rest
}: ComponentProps<"input"> & { controlSize?: ControlSize; invalid?: boolean; quiet?: boolean }) {
  return (
    <input
      type={type}
      aria-invalid={invalid || undefined}
      data-quiet={quiet || undefined}
      className={controlStyle(controlSize, className)}
      {...rest}
    />
  );
}
