"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/tasks/act-dialog";
import { askExtension } from "@/lib/extensions/actions";

/** 申请延期: until when, and why. */
export function AskExtension({
  taskId,
  deadline,
  earliest,
}: {
  taskId: string;
  deadline: string;
  /** The first day that can be asked for. */
  earliest: string;
}) {
  const t = useTranslations("extensions.ask");
  return (
    <ActDialog
      label={t("open")}
      title={t("title")}
      help={t("help", { deadline })}
      send={t("send")}
      done={t("done")}
      failed={t("failed")}
      words={{ label: t("reason"), missing: t("reasonMissing") }}
      date={{ label: t("wantedOn"), missing: t("dateMissing"), min: earliest }}
      act={({ words, date }) => askExtension({ taskId, wantedOn: date, reason: words })}
    />
  );
}
