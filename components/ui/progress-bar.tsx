import { useTranslations } from "next-intl";
import { classNames } from "./class-names";

const clamp = (value: number) => Math.min(100, Math.max(0, value));

/** Ink bar for what is done, a tick where it should be by now (序时). Never in the colour of a light. */
export function ProgressBar({
  value,
  expected,
  className = "w-26",
}: {
  value: number;
  expected?: number | null;
  className?: string;
}) {
  const t = useTranslations("common.progress");
  const known = typeof expected === "number";
  const label = known ? `${t("value", { value })}, ${t("expected", { expected })}` : t("value", { value });
  return (
    <span role="img" aria-label={label} className={classNames("relative block h-1.5 bg-data-4", className)}>
      <span className="absolute inset-y-0 left-0 bg-data" style={{ width: `${clamp(value)}%` }} />
      {known ? (
        <span
          className="absolute -inset-y-1 -ml-px w-0.5 bg-ink shadow-[0_0_0_1px_var(--color-surface)]"
          style={{ left: `${clamp(expected)}%` }}
        />
      ) : null}
    </span>
  );
}
