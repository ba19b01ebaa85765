"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/tasks/act-dialog";
import { archivePlan, restorePlan } from "@/lib/plans/actions";
import type { PlanHead } from "@/lib/plans/types";

/** 归档, or taking an archived plan up again; `open` is how many of its tasks are not completed. */
export function ArchivePlan({
  plan: { id, title, status },
  open,
}: {
  plan: Pick<PlanHead, "id" | "title" | "status">;
  open: number;
}) {
  const t = useTranslations("plans.archive");
  return status === "archived" ? (
    <ActDialog
      label={t("restore")}
      title={t("restoreTitle", { title })}
      help={t("restoreHelp")}
      send={t("restore")}
      done={t("restored")}
      failed={t("restoreFailed")}
      words={{ label: t("restoreReason"), missing: t("reasonMissing"), rows: 2 }}
      act={({ words }) => restorePlan({ planId: id, reason: words })}
    />
  ) : (
    <ActDialog
      label={t("open")}
      title={t("title", { title })}
      help={open > 0 ? `${t("openTasks", { count: open })}${t("kept")}` : t("help")}
      variant="quiet"
      send={t("confirm")}
      done={t("done")}
      failed={t("failed")}
      words={{ label: t("reason"), missing: t("reasonMissing"), rows: 2 }}
      act={({ words }) => archivePlan({ planId: id, reason: words })}
    />
  );
}
