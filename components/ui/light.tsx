import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { LightShape } from "./light-shape";
import type { LightValue } from "./light-values";

const wordColor: Record<LightValue, string> = {
  green: "text-light-green",
  yellow: "text-light-yellow-ink",
  red: "text-light-red",
  none: "text-light-none",
  done: "text-light-done",
};

const sizes = { meta: "text-meta leading-5", table: "text-table", body: "text-body" } as const;

/** Shape, word and the reason in a few characters: the reason is what people read. */
export function Light({
  light,
  reason,
  count,
  size = "table",
  word = true,
  title,
}: {
  light: LightValue;
  reason?: ReactNode;
  count?: number;
  size?: keyof typeof sizes;
  /** Without its word the shape still says it to a screen reader. */
  word?: boolean;
  title?: string;
}) {
  const t = useTranslations("terms.light");
  return (
    <span title={title} className={classNames("light", sizes[size], wordColor[light])}>
      <LightShape light={light} />
      <span className={word ? undefined : "sr-only"}>{t(light)}</span>
      {count === undefined ? null : <b className="text-ink">{count}</b>}
      {reason ? <span className="font-normal text-ink-2">{reason}</span> : null}
    </span>
  );
}
