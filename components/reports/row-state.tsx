import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDateTime, formatTime } from "@/lib/i18n/format";
import { type EntryState, isHandedIn } from "@/lib/reports/view";
import type { Draft } from "./draft";

/** Where a report stands for its writer, and whether what is on screen is on record. */
export function RowState({
  draft,
  state,
  brief = false,
}: {
  draft: Draft;
  state: EntryState;
  brief?: boolean;
}) {
  const t = useTranslations("reports.state");
  const ts = useTranslations("terms.reportStatus");
  const { report } = draft;
  return (
    <span role="status" className="flex flex-col text-meta text-ink-3 md:items-end">
      {brief ? null : state === "handed_in" && report ? (
        <span className="text-table text-ink-2">{ts(report.status)}</span>
      ) : state === "unchanged" ? (
        <span className="inline-flex items-center gap-1 text-table leading-6 text-ink-2">
          <Check aria-hidden="true" strokeWidth={2} className="size-3" />
          {t("unchanged")}
        </span>
      ) : state === "ready" ? (
        <b className="text-table leading-6 text-ink">{t("ready")}</b>
      ) : state === "returned" ? (
        <span>{t("mustRewrite")}</span>
      ) : null}
      <SavedNote draft={draft} />
    </span>
  );
}

/** 已存 14:02, or why it is not. */
export function SavedNote({ draft }: { draft: Draft }) {
  const t = useTranslations("reports.state");
  const locale = useLocale();
  const { phase, report } = draft;
  if (phase === "saving") return <span>{t("saving")}</span>;
  if (phase === "dirty") return <span>{t("unsaved")}</span>;
  if (phase === "failed") return <b className="text-ink">{t("notSaved")}</b>;
  if (phase === "conflict") return <b className="text-ink">{t("conflict")}</b>;
  if (report && isHandedIn(report.status)) {
    return report.submittedAt ? (
      <span>{t("submittedAt", { time: formatDateTime(report.submittedAt, locale, "tick") })}</span>
    ) : null;
  }
  if (report?.status !== "draft") return null;
  return <span>{t("savedAt", { time: formatTime(report.savedAt) })}</span>;
}
