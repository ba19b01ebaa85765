"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * Above a form that was refused: what happened, and a link to each field. Takes focus when it appears and with
 * each new refusal, never while the reader is already mending what it says.
 */
export function ErrorSummary({
  title,
  children,
  items = [],
  occasion,
}: {
  title: ReactNode;
  /** What was kept and what to do. */
  children?: ReactNode;
  items?: readonly { fieldId: string; message: ReactNode }[];
  /** The refusal itself (any value that is a new one each time): the same words twice take focus twice. */
  occasion?: unknown;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const said = [title, children, ...items.map((item) => item.fieldId)];
  const words = said.filter((part) => typeof part === "string").join("\n");

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said is the occasion, not an input
  useEffect(() => {
    ref.current?.focus();
  }, [words, occasion]);

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
