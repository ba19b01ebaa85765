import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { OpenImport } from "@/lib/imports/types";

/** How far an unfinished import is, or why it was not read. */
export function ImportStanding({ open: { status, failure, checked, tasks } }: { open: OpenImport }) {
  const t = useTranslations("imports.open");
  const refusals = useTranslations("refusals");
  if (status === "failed") {
    return (
      <span className="text-ink-2">
        <Tag tone="strong">{t("failed")}</Tag> {failure ? refusals(failure.code, failure.params) : null}
      </span>
    );
  }
  return (
    <span className="text-ink-3">
      {status === "in_review" ? t("progress", { checked, count: tasks }) : t("reading")}
    </span>
  );
}
