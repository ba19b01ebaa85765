import { useTranslations } from "next-intl";
import type { RevisionView } from "@/lib/imports/revision/view";

/** What concerns no single task: the plan's own title and dates, cells that say nothing to take over, rows that are missing. */
export function RevisionNotes({
  view: { planChanges, unread, absent, isLedger, counts },
}: {
  view: RevisionView;
}) {
  const t = useTranslations("imports.compare.notes");
  if (planChanges.length === 0 && unread.length === 0 && absent === 0 && counts.contested === 0) return null;
  return (
    <div className="grid gap-3 border-b border-line py-3 text-table">
      {counts.contested > 0 ? (
        <p className="font-strong">{t("contested", { count: counts.contested })}</p>
      ) : null}
      {planChanges.length > 0 ? (
        <div>
          <p>{t("plan")}</p>
          <ul className="list-disc pl-5">
            {planChanges.map(({ field, from, to }) => (
              <li key={field} className="break-words">
                {t(`fields.${field}`)} <del className="text-ink-2">{from ?? t("nothing")}</del>
                <span aria-hidden="true"> → </span>
                <ins className="no-underline">{to ?? t("nothing")}</ins>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {unread.length > 0 ? (
        <div>
          <p>{t("unread", { count: unread.length })}</p>
          <ul className="max-h-40 list-disc overflow-auto pl-5 text-ink-2">
            {unread.map(({ number, column, value }) => (
              <li key={`${number}${column}${value}`} className="break-words">
                {t("cell", { number, column, value: value === "" ? t("nothing") : value })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {isLedger && absent > 0 ? <p>{t("absent", { count: absent })}</p> : null}
    </div>
  );
}
