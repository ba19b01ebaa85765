import { Light } from "./light";
import { type LightValue, lightValues } from "./light-values";

/** ■ 红 4 ▲ 黄 7 …: the sums of a group; lights that nobody has are left out. */
export function LightCounts({
  counts,
  only = lightValues,
  size,
  words = true,
}: {
  counts: Partial<Record<LightValue, number>>;
  only?: readonly LightValue[];
  size?: "meta" | "table" | "body";
  /** Shape and figure alone, where columns are narrow. */
  words?: boolean;
}) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3.5 align-top">
      {only.map((light) => {
        const count = counts[light] ?? 0;
        return count > 0 ? <Light key={light} light={light} count={count} size={size} word={words} /> : null;
      })}
    </span>
  );
}
