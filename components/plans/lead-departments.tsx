import { useTranslations } from "next-intl";
import { LeadLights } from "@/components/dashboard/lead-lights";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { LeagueView } from "@/lib/dashboards/departments/view";

const shownAtOnce = 8;

/** 谁在牵头: the departments that lead most, with the light of each task. */
export function LeadDepartments({ league, planId }: { league: LeagueView; planId: string }) {
  const t = useTranslations("plans.departments");
  const rows = league.rows
    .filter(({ answers }) => answers > 0)
    .sort((a, b) => b.answers - a.answers)
    .slice(0, shownAtOnce);
  return (
    <Section
      title={t("title")}
      note={rows.length > 0 ? t("note", { count: rows.length }) : undefined}
      action={
        <Link href={`/plans/${planId}/matrix`} className="no-underline hover:underline" data-print="hide">
          {t("all")}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <p className="text-table text-ink-2">{t("none")}</p>
      ) : (
        <ul className="text-table">
          {rows.map((row) => (
            <li
              key={row.departmentId}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-0"
            >
              <Link
                href={`/plans/${planId}/table?department=${row.departmentId}`}
                className="w-44 truncate text-ink no-underline hover:underline max-md:w-full"
                title={row.name}
              >
                {row.name}
              </Link>
              <span className="w-20 text-meta text-ink-3">{t("leads", { count: row.answers })}</span>
              <LeadLights row={row} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
