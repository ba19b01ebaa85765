import { Children, type ReactNode } from "react";

/** Figures side by side, hairlines between; two to a row on the phone. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <div className="grid auto-cols-[minmax(0,142px)] gap-y-4 max-md:grid-cols-2 md:grid-flow-col">
      {Children.map(children, (child) => (
        <div className="grid border-l border-line pl-4">{child}</div>
      ))}
    </div>
  );
}
