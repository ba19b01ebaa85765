"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Above a form that was refused: what happened, and a link to each field. Takes focus when it appears. */
export function ErrorSummary({
  title,
  children,
  items = [],
}: {
  title: ReactNode;
  /** What was kept and what to do. */
  children?: ReactNode;
  items?: readonly { fieldId: string; message: ReactNode }[];
}) {
  const ref = useRef<HTMLDivElement>(null);

  // Every new refusal is a new title or list: take the reader there each time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: title and items are the occasion, not an input
  useEffect(() => {
    ref.current?.focus();
  }, [title, items]);

  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-ink px-3.5 py-2.5 text-table"
    >
      <b>{title}</b>
      {children ? <div>{children}</div> : null}
      {items.length > 0 ? (
        <ul className="mt-1">
          {items.map((item) => (
            <li key={item.fieldId}>
              <a
                href={`#${item.fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(item.fieldId)?.focus();
                }}
              >
                {item.message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
