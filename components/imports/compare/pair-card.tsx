"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Tag } from "@/components/ui/tag";
import { formatList } from "@/lib/i18n/format";
import type { ComparedField } from "@/lib/imports/revision/types";
import type { PairView } from "@/lib/imports/revision/view";
import { PairSide } from "./pair-side";

/** One task as it stands and as the new text has it, and what will be done about the difference. */
export function PairCard({
  pair,
  isLedger,
  seenAt,
  busy,
  onField,
  onConfirm,
  onMatch,
}: {
  pair: PairView;
  isLedger: boolean;
  /** When the comparison was first shown, in milliseconds. */
  seenAt: number;
  busy: boolean;
  onField: (pair: PairView, field: ComparedField, take: boolean) => void;
  onConfirm: (pair: PairView, on: boolean) => void;
  onMatch: (pair: PairView) => void;
}) {
  const t = useTranslations("imports.compare");
  const statuses = useTranslations("terms.taskStatus");
  const locale = useLocale();
  const { kind, before, after, differs, contested, taken } = pair;
  const number = after?.number ?? before?.number ?? "";
  const source = isLedger ? "ledger" : "document";
  return (
    <article
      aria-label={t("pair", { number, kind: t(`kinds.${kind}`) })}
      className="border-b border-line py-4 [content-visibility:auto] [contain-intrinsic-size:auto_180px]"
    >
      <p className="mb-2 flex flex-wrap items-center gap-2 text-meta">
        <Tag tone={kind === "new" || kind === "gone" ? "strong" : "plain"}>{t(`kinds.${kind}`)}</Tag>
        {pair.isRenumbered ? (
          <Tag>{t("renumbered", { from: before?.number ?? "—", to: after?.number ?? "—" })}</Tag>
        ) : null}
        {pair.isMoved ? <Tag>{t("moved")}</Tag> : null}
        {contested.length > 0 ? (
          <Tag tone="strong">
            {t("contested", {
              fields: formatList(
                contested.map((field) => t(`fields.${field}`)),
                locale,
              ),
            })}
          </Tag>
        ) : null}
        {pair.changedAt !== null && pair.changedAt > seenAt ? (
          <Tag tone="strong">{t("justChanged")}</Tag>
        ) : null}
        {pair.status ? <span className="text-ink-3">{statuses(pair.status)}</span> : null}
        {pair.reports > 0 ? (
          <span className="text-ink-3">{t("reports", { count: pair.reports })}</span>
        ) : null}
      </p>
      <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
        <PairSide
          title={t("before")}
          side={before}
          change="gone"
          isDeadlineChanged={differs.includes("deadline")}
        />
        <PairSide
          title={t(`after.${source}`)}
          side={after}
          change="new"
          isDeadlineChanged={differs.includes("deadline")}
        />
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-table" data-print="hide">
        {differs.map((field) => (
          <Checkbox
            key={field}
            label={t(`take.${source}`, { field: t(`fields.${field}`) })}
            checked={taken.includes(field)}
            disabled={busy}
            onChange={(event) => onField(pair, field, event.target.checked)}
          />
        ))}
        {kind === "new" ? (
          <Checkbox
            label={t("add")}
            checked={pair.isConfirmed}
            disabled={busy}
            onChange={(event) => onConfirm(pair, event.target.checked)}
          />
        ) : null}
        {kind === "gone" && pair.mayCancel ? (
          <Checkbox
            label={t("cancelTask")}
            checked={pair.isConfirmed}
            disabled={busy}
            onChange={(event) => onConfirm(pair, event.target.checked)}
          />
        ) : null}
        {kind === "gone" && !pair.mayCancel ? <span className="text-ink-2">{t("staysDone")}</span> : null}
        {after && !(isLedger && kind !== "new") ? (
          <Button variant="quiet" size="small" disabled={busy} onClick={() => onMatch(pair)}>
            {t(kind === "new" ? "matchNew" : "match")}
          </Button>
        ) : null}
      </div>
    </article>
  );
}
