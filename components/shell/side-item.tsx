import type { ReactNode } from "react";

/** One of several matters that wait, parted from the one above it. */
export function SideItem({ children }: { children: ReactNode }) {
  return (
    <li className="not-first:mt-2.5 not-first:border-t not-first:border-line not-first:pt-2.5">{children}</li>
  );
}
