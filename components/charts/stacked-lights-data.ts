import { type LightValue, lightValues } from "@/components/ui/light-values";

export type LightsRow = {
  key: string;
  label: string;
  href?: string;
  counts: Partial<Record<LightValue, number>>;
  /** Mean percent, and where it should be; null where nothing is expected. */
  progress: number;
  expected: number | null;
};

export type LightsBar = {
  segments: { light: LightValue; count: number; share: number }[];
  lag: number | null;
};

/** Every bar on one scale: the longest row fills the width, so that lengths compare between rows. */
export function prepareLights(rows: readonly LightsRow[]): LightsBar[] {
  const totals = rows.map((row) => lightValues.reduce((sum, light) => sum + (row.counts[light] ?? 0), 0));
  const longest = Math.max(1, ...totals);
  return rows.map((row) => ({
    segments: lightValues.flatMap((light) => {
      const count = row.counts[light] ?? 0;
      return count > 0 ? [{ light, count, share: (count / longest) * 100 }] : [];
    }),
    lag: row.expected === null ? null : Math.round(row.expected) - Math.round(row.progress),
  }));
}
