import { useLocale, useTranslations } from "next-intl";
import { AuditSentence } from "@/components/audit/audit-sentence";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/lib/i18n/format";
import type { PlanHistoryPage } from "@/lib/plans/types";

/** 留痕 of a plan and its tasks in words, the latest first, further back by cursor. */
export function PlanHistory({
  planId,
  entries,
  next,
  isOlder,
}: PlanHistoryPage & {
  planId: string;
}) {
  const t = useTranslations("plans.history");
  const locale = useLocale();
  const path = `/plans/${planId}/history`;
  return (
    <div className="px-gutter pt-6 max-md:px-4">
      <Section title={t("title")} note={t("note")} className="border-t-0 pt-0">
        {entries.length === 0 ? <p className="text-table text-ink-2">{t("none")}</p> : null}
        <ol className="text-table">
          {entries.map((entry) => (
            <li key={entry.sequence} className="border-t border-line py-1.5 first:border-t-0">
              <span className="block text-meta text-ink-3">
                {formatDateTime(entry.at, locale, "long")}{" "}
                {[entry.departmentName, entry.actorName].filter(Boolean).join(" ")}
              </span>
              {entry.taskId && entry.taskName ? (
                <Link
                  href={`/tasks/${entry.taskId}`}
                  className="mr-3 font-strong text-ink no-underline hover:underline"
                >
                  {entry.taskNumber ? `${entry.taskNumber} ` : ""}
                  {entry.taskName}
                </Link>
              ) : null}
              <span className="break-words">
                <AuditSentence entry={entry} />
              </span>
            </li>
          ))}
        </ol>
        <p className="mt-3 flex gap-4 text-table" data-print="hide">
          {next === null ? null : <Link href={`${path}?before=${next}`}>{t("further")}</Link>}
          {isOlder ? <Link href={path}>{t("latest")}</Link> : null}
        </p>
      </Section>
    </div>
  );
}
