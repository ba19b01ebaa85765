import { classNames } from "./class-names";
import type { LightValue } from "./light-values";

const lightShapeColor: Record<LightValue, string> = {
  green: "text-light-green",
  yellow: "text-light-yellow",
  red: "text-light-red",
  none: "text-light-none",
  done: "text-light-done",
};

/** ● ▲ ■ ◌ ✓ alone: only where the word stands beside it or in its label. What they look like stands in shapes.css. */
export function LightShape({
  light,
  plain = false,
  className,
}: {
  light: LightValue;
  /** In the colour of the text around it. */
  plain?: boolean;
  className?: string;
}) {
  return (
    <span
      aria-hidden="true"
      data-light={light}
      className={classNames("light-shape", !plain && lightShapeColor[light], className ?? "size-3")}
    />
  );
}
