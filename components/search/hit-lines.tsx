import { useLocale, useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import { formatMonth } from "@/lib/i18n/format";
import type { SearchHit, Segment } from "@/lib/search/types";

function Marked({ segments }: { segments: readonly Segment[] }) {
  let at = 0;
  return segments.map(({ text, marked }) => {
    const key = at;
    at += text.length;
    return marked ? (
      <mark key={key} data-lit="true" className="font-strong">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}

/** One thing that was found: its name, where it belongs, and the words around what was looked for. */
export function HitLines({ hit }: { hit: SearchHit }) {
  const t = useTranslations("search");
  const terms = useTranslations("terms");
  const locale = useLocale();
  const notes = [
    ...hit.notes,
    hit.month ? t("monthReport", { month: formatMonth(hit.month, locale) }) : null,
    hit.role ? terms(`userRole.${hit.role}`) : null,
    hit.taskStatus ? terms(`taskStatus.${hit.taskStatus}`) : null,
    hit.reportStatus ? terms(`reportStatus.${hit.reportStatus}`) : null,
  ].filter((note) => note !== null);
  return (
    <>
      <span className="flex items-baseline gap-2">
        {hit.number ? (
          <span className="min-w-6 shrink-0 text-right text-table text-ink-3">{hit.number}</span>
        ) : null}
        <span className="min-w-0 flex-1 text-ink">
          <Marked segments={hit.title} />
        </span>
        {hit.past ? <Tag>{t("past")}</Tag> : null}
      </span>
      <span className={`block text-meta text-ink-3 ${hit.number ? "pl-8" : ""}`}>
        {hit.snippet ? (
          <span className="block text-table text-ink-2">
            <Marked segments={hit.snippet} />
          </span>
        ) : null}
        <span className="flex flex-wrap gap-x-3">
          {notes.map((note) => (
            <span key={note}>{note}</span>
          ))}
        </span>
      </span>
    </>
  );
}
