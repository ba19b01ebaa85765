import { getLocale, getTranslations } from "next-intl/server";
import { AuditSentence } from "@/components/audit/audit-sentence";
import { SideSection } from "@/components/shell/side-section";
import { Link } from "@/components/ui/link";
import { formatDateTime } from "@/lib/i18n/format";
import type { TaskPage } from "@/lib/reports/types";

/** 留痕 of one task in words, the latest first, further back by cursor. */
export async function TaskHistory({ page }: { page: TaskPage }) {
  const [{ entries, next, older }, t, locale] = await Promise.all([
    page.history,
    getTranslations("tasks.history"),
    getLocale(),
  ]);
  const path = `/tasks/${page.task.id}`;
  return (
    <SideSection title={t("title")}>
      {entries.length === 0 ? <p className="text-table text-ink-2">{t("none")}</p> : null}
      <ol className="text-table">
        {entries.map((item) => (
          <li key={item.sequence} className="border-t border-line py-1.5 first:border-t-0 first:pt-0">
            <span className="block text-meta text-ink-3">
              {formatDateTime(item.at, locale, "long")} {item.who}
            </span>
            <span className="break-words">
              <AuditSentence entry={item.entry} />
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-2 flex gap-4 text-table" data-print="hide">
        {next === null ? null : (
          <Link href={`${path}?before=${next}`} scroll={false}>
            {t("further")}
          </Link>
        )}
        {older ? (
          <Link href={path} scroll={false}>
            {t("latest")}
          </Link>
        ) : null}
      </p>
    </SideSection>
  );
}
