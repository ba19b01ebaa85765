import { useLocale, useTranslations } from "next-intl";
import { Cell } from "@/components/ui/data-table";
import { LightCounts } from "@/components/ui/light-counts";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatDifference } from "@/lib/i18n/format";
import type { TaskSums } from "@/lib/tasks/types";
import { type ColumnKey, widthOver } from "./columns";
import { alignOf } from "./ledger-cell";

const figures: readonly ColumnKey[] = ["percent", "bar", "difference", "report"];

/** 显示 6 / 7 项, or 7 项 where none is hidden. */
export function ShownWords({ sums }: { sums: TaskSums }) {
  const t = useTranslations("common");
  return (
    <span className="text-ink-3">
      {sums.shown === sums.total
        ? t("count.tasks", { count: sums.total })
        : t("shown", { shown: sums.shown, total: sums.total })}
    </span>
  );
}

/** The cells of a row of sums from the light on: red and yellow stay pinned with it. */
export function SumCells({ sums, shown }: { sums: TaskSums; shown: readonly ColumnKey[] }) {
  const t = useTranslations("table");
  const locale = useLocale();
  const first = shown.findIndex((column) => figures.includes(column));
  const words = first === -1 ? shown.length : first;
  return (
    <>
      <Cell pin="last" data-sum="light">
        <LightCounts counts={sums} only={["red", "yellow"]} />
      </Cell>
      {words > 0 ? (
        <Cell colSpan={words} style={{ width: widthOver(shown.slice(0, words)) }}>
          <LightCounts counts={sums} only={["green", "none", "done"]} />
        </Cell>
      ) : null}
      {shown.slice(words).map((column) => (
        <Cell key={column} align={alignOf(column)} data-sum={column}>
          {column === "percent" ? <b>{sums.percent ?? "—"}</b> : null}
          {column === "bar" && sums.percent !== null ? (
            <ProgressBar value={sums.percent} expected={sums.expected} />
          ) : null}
          {column === "difference" && sums.difference !== null
            ? formatDifference(sums.difference, locale)
            : null}
          {column === "report" && sums.reportsMissing > 0
            ? t("reportsMissing", { count: sums.reportsMissing })
            : null}
        </Cell>
      ))}
    </>
  );
}
