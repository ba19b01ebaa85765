import { getTranslations } from "next-intl/server";
import { PathSparkline } from "@/components/charts/path-sparkline";
import { Stat } from "@/components/ui/stat";
import { dayOf } from "@/lib/calendar/date";
import type { MovedDeadline } from "@/lib/extensions/types";
import type { TaskPage } from "@/lib/reports/types";

/** Progress, what is expected, the deadline in the plan's own words, and the way so far. */
export async function TaskFigures({ page, moved }: { page: TaskPage; moved: Promise<MovedDeadline | null> }) {
  const { task, actor } = page;
  const [{ past }, targets, deadline, t, terms] = await Promise.all([
    page.parts,
    page.targets,
    moved,
    getTranslations("tasks.figures"),
    getTranslations("terms"),
  ]);
  const readings = past.progress.map(({ at, percent }) => ({
    date: dayOf(at, actor.timeZone),
    value: percent,
  }));
  const before = past.progress.at(-2);
  const kind = task.deadlineKind ?? "none";
  return (
    <div className="border-t border-line pt-3 pb-3.5">
      <div className="grid items-end gap-x-6 gap-y-4 max-md:grid-cols-2 md:grid-cols-[112px_112px_minmax(150px,auto)_minmax(0,1fr)]">
        <Stat
          size="medium"
          label={terms("progress")}
          value={task.percent}
          unit="%"
          note={before ? t("before", { percent: before.percent }) : t("noReport")}
        />
        <Stat
          size="medium"
          label={terms("expected")}
          value={task.expected ?? "—"}
          unit={task.expected === null ? undefined : "%"}
          note={task.lag === null ? t("noExpected") : lagWords(task.lag)}
        />
        <div className="flex min-w-0 flex-col">
          <span className="text-meta text-ink-3">{terms("deadline")}</span>
          <b className="text-headline leading-9">{task.deadline ?? terms(`deadlineKind.${kind}`)}</b>
          <span className="text-meta text-ink-2">
            {task.deadlineWords
              ? t("words", { words: task.deadlineWords })
              : task.deadline
                ? t("planDeadline")
                : t("noDeadline")}
          </span>
          {deadline ? (
            <span className="text-meta text-ink-2">{terms("movedDeadline", { ...deadline })}</span>
          ) : null}
        </div>
        {task.deadline && readings.length > 0 ? (
          <div className="max-md:col-span-2 md:max-w-64 md:justify-self-end md:w-full">
            <PathSparkline
              label={t("path")}
              readings={readings}
              baseline={{ date: task.starts, value: 0 }}
              target={{ date: task.deadline, value: 100 }}
              unit="%"
            />
          </div>
        ) : null}
      </div>
      {targets.length > 0 ? (
        <p className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-table">
          <span className="text-ink-3">{t("targets")}</span>
          {targets.map((target) => (
            <span key={target.id}>
              {target.year === null ? null : t("inYear", { year: String(target.year) })}
              {target.metric} {comparators[target.comparator] ?? ""}
              <b>
                {target.value}
                {target.unit}
              </b>
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );

  function lagWords(lag: number): string {
    if (lag === 0) return terms("lag.level");
    return lag > 0 ? terms("lag.behind", { points: lag }) : terms("lag.ahead", { points: -lag });
  }
}

const comparators: Record<string, string> = { ">=": "≥ ", "<=": "≤ ", "=": "" };
