import { useTranslations } from "next-intl";
import { type PathPoint, preparePath, type Reading } from "./path-sparkline-data";

const at = (point: PathPoint) => ({ left: `${point.x}%`, top: `${point.y}%` });

/** Where it stands against the way to the target: ink for readings, a dashed line for the way. */
export function PathSparkline({
  label,
  readings,
  baseline,
  target,
  unit = "",
}: {
  label: string;
  readings: readonly Reading[];
  baseline: Reading;
  target: Reading;
  unit?: string;
}) {
  const t = useTranslations("common.chart");
  const path = preparePath(readings, baseline, target);
  const last = path.readings.at(-1);
  const value = `${readings.at(-1)?.value ?? "—"}${unit}`;
  return (
    <div role="img" aria-label={`${label}: ${t("path", { value, target: `${target.value}${unit}` })}`}>
      <div className="flex items-start gap-2 pt-1.5 pb-1 pl-1">
        <div className="relative h-12.5 flex-1">
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="absolute inset-0 size-full overflow-visible"
          >
            <line
              x1={path.baseline.x}
              y1={path.baseline.y}
              x2={path.target.x}
              y2={path.target.y}
              vectorEffect="non-scaling-stroke"
              stroke="var(--color-data-2)"
              strokeDasharray="3 3"
            />
            <polyline
              points={path.readings.map((point) => `${point.x},${point.y}`).join(" ")}
              vectorEffect="non-scaling-stroke"
              fill="none"
              stroke="var(--color-ink)"
              strokeWidth="2"
            />
          </svg>
          {/* Dots are set as text is, since a stretched drawing would make them ovals. */}
          <span
            style={at(path.target)}
            className="absolute size-[7px] -translate-1/2 rounded-full border-[1.5px] border-ink bg-surface"
          />
          {last ? (
            <span style={at(last)} className="absolute size-[7px] -translate-1/2 rounded-full bg-ink" />
          ) : null}
        </div>
        <span aria-hidden="true" className="-mt-[9px] text-meta text-ink-3">
          {target.date.slice(0, 4)}
        </span>
      </div>
      <span aria-hidden="true" className="block pl-1 text-meta leading-4 text-ink-3">
        {baseline.value}
        {unit}
      </span>
    </div>
  );
}
