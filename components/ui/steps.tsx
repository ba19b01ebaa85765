import type { ReactNode } from "react";

/** 草稿 — 已交办 — 办理中 …: what is behind, where it stands, what comes. */
export function Steps({
  label,
  steps,
}: {
  label: string;
  steps: readonly { key: string; label: ReactNode; note?: ReactNode; state: "done" | "current" | "ahead" }[];
}) {
  return (
    <ol aria-label={label} className="flex flex-wrap text-table">
      {steps.map((step) => (
        <li
          key={step.key}
          aria-current={step.state === "current" ? "step" : undefined}
          className={`flex items-baseline gap-1.5 not-first:before:mx-2 not-first:before:w-7 not-first:before:self-center not-first:before:border-t not-first:before:border-line-strong not-first:before:content-[''] max-md:not-first:before:mx-1 max-md:not-first:before:w-3 ${
            step.state === "current"
              ? "font-strong text-ink"
              : step.state === "done"
                ? "text-ink-2"
                : "text-ink-3"
          }`}
        >
          {step.label}
          {step.note ? <span className="text-meta font-normal text-ink-3">{step.note}</span> : null}
        </li>
      ))}
    </ol>
  );
}
