import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { IndicatorChange, IndicatorComparison } from "@/lib/imports/revision/types";

/** Indicators that a revised document adds, changes or no longer prints, with each figure before and after. */
export function IndicatorChanges({ indicators }: { indicators: readonly IndicatorComparison[] }) {
  const t = useTranslations("imports.compare");
  // Keyed by where they stand: a document may print one name twice, and nothing here moves.
  const placed = indicators.map((indicator, place) => ({ ...indicator, place }));
  return placed.map(({ place, kind, group, name, unit, readings, changes }) => (
    <article
      key={place}
      aria-label={t("indicator.label", { name, kind: t(`indicator.kinds.${kind}`) })}
      className="border-b border-line py-4"
    >
      <p className="mb-1 flex flex-wrap items-center gap-2 text-meta">
        <Tag tone={kind === "changed" ? "plain" : "strong"}>{t(`indicator.kinds.${kind}`)}</Tag>
        {group ? (
          <span lang="zh-CN" className="text-ink-3">
            {group}
          </span>
        ) : null}
        {readings > 0 ? (
          <span className="text-ink-3">{t("indicator.readings", { count: readings })}</span>
        ) : null}
      </p>
      <h3 lang="zh-CN" className="font-strong break-words">
        {unit ? t("indicator.named", { name, unit }) : name}
      </h3>
      {kind === "gone" ? <p className="text-table text-ink-2">{t("indicator.kept")}</p> : null}
      <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1 text-table">
        {changes.map((change) => (
          <li key={`${change.field}${change.year}`}>
            <Change change={change} isNew={kind === "new"} />
          </li>
        ))}
      </ul>
    </article>
  ));
}

function Change({ change: { field, year, from, to }, isNew }: { change: IndicatorChange; isNew: boolean }) {
  const t = useTranslations("imports.compare.indicator");
  const kinds = useTranslations("terms.indicatorKind");
  const said = (value: string | null) => {
    if (value === null) return t("nothing");
    return field === "nature" && (value === "expected" || value === "binding") ? kinds(value) : value;
  };
  return (
    <>
      <span className="text-ink-3">
        {field === "unit" || field === "nature"
          ? t(`fields.${field}`)
          : t(`fields.${field}`, { year: year ?? 0 })}
      </span>{" "}
      {isNew ? (
        said(to)
      ) : (
        <>
          <del className="bg-sunken text-ink-2 decoration-ink-2">{said(from)}</del>
          <span aria-hidden="true"> → </span>
          <ins className="border-b-2 border-action bg-action-tint text-ink no-underline">{said(to)}</ins>
        </>
      )}
    </>
  );
}
