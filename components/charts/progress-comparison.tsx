import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { lagWords } from "./lag-words";

const clamp = (value: number) => Math.min(100, Math.max(0, value));

/** Done, expected and time on one scale; the tick carries the expectation into the first bar. */
export function ProgressComparison({
  actual,
  expected,
  elapsed,
  elapsedDays,
}: {
  /** Percent, 0–100. */
  actual: number;
  expected: number;
  elapsed: number;
  elapsedDays: number;
}) {
  const t = useTranslations("common.chart");
  const lagWord = useTranslations("terms.lag");
  const lag = lagWords(Math.round(expected) - Math.round(actual));
  const words = lagWord(lag.key, { points: lag.points });
  const bars = [
    { key: "actual", label: t("actual"), value: actual, tone: "bg-data", strong: true },
    { key: "expected", label: t("expected"), value: expected, tone: "bg-data-3" },
    {
      key: "elapsed",
      label: t("elapsed", { days: elapsedDays }),
      value: elapsed,
      tone: "bg-data-3",
    },
  ];
  // Far to the right the words would run off the bar: they go to the left of the tick.
  const wordsLeft = expected > 76;
  return (
    <div className="grid grid-cols-[minmax(96px,auto)_minmax(0,1fr)_44px] items-center gap-x-3.5 text-table">
      {bars.map((bar, index) => (
        <div key={bar.key} className="contents">
          <span style={{ gridRow: index + 1 }} className="py-1.5">
            {bar.label}
            {bar.strong ? <b className="block text-meta md:hidden">{words}</b> : null}
          </span>
          <div
            style={{ gridRow: index + 1 }}
            className={classNames("col-start-3", bar.strong ? "font-strong" : "text-ink-2")}
          >
            {Math.round(bar.value)}%
          </div>
          <div aria-hidden="true" style={{ gridRow: index + 1 }} className="col-start-2 h-[18px] bg-data-4">
            <div className={classNames("h-full", bar.tone)} style={{ width: `${clamp(bar.value)}%` }} />
          </div>
        </div>
      ))}
      <div className="pointer-events-none relative col-start-2 row-span-2 row-start-1 self-stretch">
        <span
          className="absolute inset-y-0.5 -ml-px w-0.5 bg-ink shadow-[0_0_0_1px_var(--color-surface)]"
          style={{ left: `${clamp(expected)}%` }}
        />
        <b
          className={classNames(
            "absolute top-1.5 px-1 max-md:hidden text-meta leading-5 whitespace-nowrap",
            wordsLeft && "-translate-x-full bg-surface/85",
          )}
          style={{ left: `calc(${clamp(expected)}% + ${wordsLeft ? -3 : 3}px)` }}
        >
          {words}
        </b>
      </div>
      <div
        aria-hidden="true"
        className="col-start-2 mt-1.5 flex justify-between border-t border-line text-meta text-ink-3"
      >
        {[0, 25, 50, 75, 100].map((mark) => (
          <span key={mark} className="flex w-0 justify-center">
            {mark}
          </span>
        ))}
      </div>
    </div>
  );
}
