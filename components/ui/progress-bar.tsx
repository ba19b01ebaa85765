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
    <span role="img" aria-label={label} className={classNames("progress-bar", className)}>
      <span style={{ width: `${clamp(value)}%` }} />
      {known ? <span style={{ marginLeft: `calc(${clamp(expected)}% - 1px)` }} /> : null}
    </span>
  );
}
