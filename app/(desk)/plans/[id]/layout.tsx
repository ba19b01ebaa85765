import type { ReactNode } from "react";

/** The pages of a plan, and beside them the task that was opened from one of them. */
export default function PlanLayout({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <>
      {children}
      {panel}
    </>
  );
}
