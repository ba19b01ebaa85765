"use client";

import { useTranslations } from "next-intl";
import { changeThresholds } from "@/lib/tasks/actions";
import type { Thresholds } from "@/lib/tasks/types";
import { ActDialog } from "./act-dialog";

/** Makes the thresholds that were tried the plan's own. */
export function AdoptThresholds({
  planId,
  seen,
  thresholds,
}: {
  planId: string;
  seen: Thresholds;
  thresholds: Thresholds;
}) {
  const t = useTranslations("tasks.lights");
  return (
    <ActDialog
      label={t("adopt")}
      title={t("adoptTitle")}
      help={t("adoptHelp", { ...thresholds })}
      send={t("adopt")}
      done={t("adopted")}
      failed={t("failed")}
      words={{ label: t("reason"), missing: t("reasonMissing") }}
      act={({ words }) => changeThresholds({ planId, seen, thresholds, reason: words })}
    />
  );
}
