import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
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
  const places: CSSProperties & Record<`--${string}`, number> = {
    "--done": clamp(value),
    ...(known && { "--due": clamp(expected) }),
  };
  return (
    <span
      role="img"
      aria-label={label}
      data-due={known || undefined}
      className={classNames("progress-bar", className)}
      style={places}
    />
  );
}
