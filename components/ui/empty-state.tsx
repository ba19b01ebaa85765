import type { ReactNode } from "react";

/** Says what would stand here and how to get there. Words only. */
export function EmptyState({
  title,
  heading: Heading = "h2",
  action,
  children,
}: {
  title: ReactNode;
  heading?: "h1" | "h2" | "h3" | "p";
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto max-w-[36em] px-5 py-10">
      <Heading className="text-lead font-strong">{title}</Heading>
      {children ? <div className="mt-1 text-table text-ink-2">{children}</div> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
