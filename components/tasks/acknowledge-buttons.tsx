"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/toast";
import { acknowledgeAssignment, declineAssignment } from "@/lib/assignments/actions";
import { ActDialog } from "./act-dialog";
import { useSend } from "./use-send";

/** 签收 at once; 不承接 only with its reason, since the supervisor must find another department. */
export function AcknowledgeButtons({ assignmentId, name }: { assignmentId: string; name: string }) {
  const t = useTranslations("desk.acknowledge");
  const announce = useAnnounce();
  const { busy, problem, send } = useSend();

  const acknowledge = async () => {
    if (await send(() => acknowledgeAssignment({ assignmentId }))) announce(t("done", { name }));
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Button size="small" busy={busy} onClick={() => void acknowledge()} aria-label={`${t("take")} ${name}`}>
        {t("take")}
      </Button>
      <ActDialog
        label={t("decline")}
        about={name}
        title={t("declineTitle", { name })}
        help={t("declineHelp")}
        variant="quiet"
        send={t("decline")}
        done={t("declined", { name })}
        failed={t("notDone")}
        words={{ label: t("reason"), missing: t("reasonMissing"), rows: 3 }}
        act={({ words }) => declineAssignment({ assignmentId, reason: words })}
      />
      {problem ? (
        <span role="alert" className="basis-full text-meta font-strong text-ink">
          {problem}
        </span>
      ) : null}
    </span>
  );
}
