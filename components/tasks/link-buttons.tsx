"use client";

import { useTranslations } from "next-intl";
import { link, unlink } from "@/lib/tasks/actions";
import { ActDialog } from "./act-dialog";

/** 相联 with the task of another plan, and why. */
export function LinkButton({ taskId, otherId, name }: { taskId: string; otherId: string; name: string }) {
  const t = useTranslations("tasks.links");
  return (
    <ActDialog
      label={t("link")}
      title={t("linkTitle", { name })}
      help={t("linkHelp")}
      send={t("link")}
      done={t("linkDone")}
      failed={t("failed")}
      words={{ label: t("reason"), missing: t("reasonMissing"), max: 500 }}
      act={({ words }) => link({ taskId, otherId, reason: words })}
    />
  );
}

/** 取消相联, and why. */
export function UnlinkButton({ linkId, name }: { linkId: string; name: string }) {
  const t = useTranslations("tasks.links");
  return (
    <ActDialog
      label={t("unlink")}
      title={t("unlinkTitle", { name })}
      help={t("unlinkHelp")}
      send={t("unlink")}
      done={t("unlinkDone")}
      failed={t("failed")}
      words={{ label: t("reason"), missing: t("reasonMissing"), max: 500 }}
      act={({ words }) => unlink({ linkId, reason: words })}
    />
  );
}
