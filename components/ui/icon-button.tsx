import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export const iconButtonStyle =
  "inline-grid size-7 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:text-data-3 max-md:size-11 [&_svg]:size-4";

/** An icon that acts; its words are the label and the tooltip of the browser. */
export function IconButton({
  label,
  type = "button",
  className,
  ...rest
}: Omit<ComponentProps<"button">, "aria-label" | "title"> & { label: string }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(iconButtonStyle, className)}
      {...rest}
    />
  );
}
