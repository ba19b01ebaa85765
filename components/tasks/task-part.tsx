import { type ReactNode, useId } from "react";

/** A part of a task's page: its name grey at the left, hairline below; on the phone the name stands above. */
export function TaskPart({
  title,
  id,
  action,
  children,
}: {
  title: ReactNode;
  id?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className="grid scroll-mt-4 gap-x-2 border-b border-line py-3 last:border-b-0 md:grid-cols-[72px_minmax(0,1fr)]"
    >
      <div className="max-md:mb-1 max-md:flex max-md:items-center max-md:gap-3">
        <h2
          id={headingId}
          className="text-table leading-[22px] font-normal text-ink-3 max-md:text-lead max-md:font-strong max-md:text-ink"
        >
          {title}
        </h2>
        {action}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
