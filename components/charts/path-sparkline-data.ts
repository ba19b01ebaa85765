export type Reading = { date: string; value: number };
export type PathPoint = { x: number; y: number };

const day = (date: string) => Date.parse(`${date}T00:00:00Z`);

/**
 * Readings and the straight way from baseline to target, as percent of the box (y downwards).
 * A falling target (fewer is better) draws a falling line: the picture never turns the figures over.
 */
export function preparePath(
  readings: readonly Reading[],
  baseline: Reading,
  target: Reading,
): { readings: PathPoint[]; baseline: PathPoint; target: PathPoint } {
  const all = [...readings, baseline, target];
  const left = Math.min(...all.map((point) => day(point.date)));
  const right = Math.max(...all.map((point) => day(point.date)));
  const low = Math.min(...all.map((point) => point.value));
  const high = Math.max(...all.map((point) => point.value));
  const place = (point: Reading): PathPoint => ({
    x: right === left ? 0 : ((day(point.date) - left) / (right - left)) * 100,
    y: high === low ? 50 : 100 - ((point.value - low) / (high - low)) * 100,
  });
  const inOrder = [...readings].sort((a, b) => day(a.date) - day(b.date));
  return { readings: inOrder.map(place), baseline: place(baseline), target: place(target) };
}
