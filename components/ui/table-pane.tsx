import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** Where a table scrolls. It takes focus, so that the keyboard can scroll it. */
export function TablePane({
  label,
  fill = false,
  className,
  children,
}: {
  label: string;
  /** Takes what is left of a Page with fill. */
  fill?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      data-scroll
      className={classNames(
        "table-pane relative overflow-auto -outline-offset-2",
        fill && "min-h-0 flex-1",
        className,
      )}
    >
      {children}
    </section>
  );
}
