import { useTranslations } from "next-intl";
import { LightCounts } from "@/components/ui/light-counts";
import { LightShape } from "@/components/ui/light-shape";
import { Link } from "@/components/ui/link";
import type { LeagueView } from "@/lib/dashboards/departments/view";

/** Every light is one task and leads there; many are told as sums. */
export function LeadLights({
  row,
}: {
  row: Pick<LeagueView["rows"][number], "answers" | "counts" | "tasks">;
}) {
  const t = useTranslations("dashboard.league");
  const light = useTranslations("terms.light");
  if (row.answers === 0) return <span className="text-ink-3">{t("only")}</span>;
  if (row.tasks.length === 0) return <LightCounts counts={row.counts} words={false} />;
  return (
    <span className="inline-flex items-center gap-1">
      {row.tasks.map((task) => {
        const words = `${task.number ?? ""} ${task.name} ${light(task.light)}`.trim();
        return (
          <Link
            key={task.id}
            href={`/tasks/${task.id}`}
            aria-label={words}
            title={words}
            className="rounded-sm hover:opacity-70"
          >
            <LightShape light={task.light} className="size-2.75" />
          </Link>
        );
      })}
    </span>
  );
}
