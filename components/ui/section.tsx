import type { ReactNode } from "react";
import { useId } from "react";
import { classNames } from "./class-names";

/** A part of a page under its rule: title, a note beside it, one link or action at the right. */
export function Section({
  title,
  note,
  action,
  className,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classNames("min-w-0 border-t border-line-strong pt-3 pb-6", className)}
    >
      <header className="mb-2.5 flex flex-wrap items-baseline gap-x-3">
        <h2 id={id} className="text-lead">
          {title}
        </h2>
        {note ? <span className="text-meta text-ink-3">{note}</span> : null}
        {action ? <span className="ml-auto text-meta">{action}</span> : null}
      </header>
      {children}
    </section>
  );
}

/** Sections one under the other: the line of the page's head is rule enough for the first. */
export function Sections({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={classNames("px-gutter pt-3 max-md:px-4 [&>section:first-child]:border-t-0", className)}>
      {children}
    </div>
  );
}
