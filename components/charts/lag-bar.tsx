import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { lagWords } from "./lag-words";

/** Behind to the left of the line, ahead to the right; max is the longest of the column. */
export function LagBar({ lag, max, words = true }: { lag: number | null; max: number; words?: boolean }) {
  const t = useTranslations("terms.lag");
  const said = lag === null ? null : lagWords(lag);
  const width = lag === null ? 0 : Math.min(50, (Math.abs(lag) / Math.max(1, max)) * 50);
  return (
    <span className="flex items-center gap-3">
      <span aria-hidden="true" className="relative block h-6.5 min-w-20 flex-1">
        <span className="absolute inset-y-0 left-1/2 border-l border-line-strong" />
        {lag ? (
          <span
            className={classNames("absolute top-[9px] h-2 bg-data", lag > 0 ? "right-1/2" : "left-1/2")}
            style={{ width: `${width}%` }}
          />
        ) : null}
      </span>
      <span className={words ? "min-w-14 text-right" : "sr-only"}>
        {said ? t(said.key, { points: said.points }) : "—"}
      </span>
    </span>
  );
}
