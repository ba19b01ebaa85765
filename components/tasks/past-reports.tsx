import { getLocale, getTranslations } from "next-intl/server";
import { EvidenceFiles } from "@/components/evidence/evidence-files";
import { RoleMark } from "@/components/ui/role-mark";
import { dayOf } from "@/lib/calendar/date";
import { formatDate, formatMonth } from "@/lib/i18n/format";
import type { TaskPage } from "@/lib/reports/types";
import { TaskPart } from "./task-part";

/** What departments have said, the latest first; what is not yet accepted says so. */
export async function PastReports({ page }: { page: TaskPage }) {
  const [reports, t, terms, locale] = await Promise.all([
    page.reports,
    getTranslations("tasks.reports"),
    getTranslations("terms.reportStatus"),
    getLocale(),
  ]);
  return (
    <TaskPart title={t("title")}>
      {reports.length === 0 ? <p className="text-table text-ink-2">{t("none")}</p> : null}
      <ul className="text-table">
        {reports.map((report) => (
          <li key={report.id} className="border-t border-line py-1.5 first:border-t-0 first:pt-0">
            <p className="flex flex-wrap items-center gap-x-3">
              <b className="w-12">{formatMonth(report.startsOn.slice(0, 7), locale, "short")}</b>
              <b className="w-10 text-right">{report.percent}%</b>
              <RoleMark role={report.role} />
              <span>{report.department}</span>
              <span className="ml-auto text-meta text-ink-3">
                {terms(report.status)} {formatDate(dayOf(report.at, page.actor.timeZone), locale, "tick")}
              </span>
            </p>
            <p className="break-words whitespace-pre-wrap text-ink-2">{report.text}</p>
            <EvidenceFiles files={report.evidence} brief />
          </li>
        ))}
      </ul>
    </TaskPart>
  );
}
