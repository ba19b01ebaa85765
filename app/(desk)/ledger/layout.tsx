import type { ReactNode } from "react";

/** The table of all plans, and beside it the task that was opened from it. */
export default function LedgerLayout({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <>
      {children}
      {panel}
    </>
  );
}
