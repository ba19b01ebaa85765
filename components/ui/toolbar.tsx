import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** The line under the tabs: filters at the left, what changes the view at the right (put it into ToolbarEnd). */
export function Toolbar({ sticky = false, children }: { sticky?: boolean; children: ReactNode }) {
  return (
    <div
      data-print="hide"
      className={classNames(
        "flex min-h-12 flex-wrap items-center gap-2 border-b border-line bg-surface px-gutter py-2 max-md:px-4",
        sticky && "sticky top-0 z-10",
      )}
    >
      {children}
    </div>
  );
}

export function ToolbarEnd({ children }: { children: ReactNode }) {
  return <div className="ml-auto flex flex-wrap items-center gap-2">{children}</div>;
}
