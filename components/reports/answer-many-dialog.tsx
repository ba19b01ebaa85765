"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useSend } from "@/components/tasks/use-send";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { useAnnounce } from "@/components/ui/toast";
import { accept, signOff } from "@/lib/reports/actions";
import type { WaitingReport } from "@/lib/reports/types";
import type { WaitingKind } from "./waiting-card";

/** Shows which reports are answered together, and answers them; open when it is fetched. */
export function AnswerManyDialog({
  chosen,
  kind,
  trigger,
}: {
  chosen: readonly WaitingReport[];
  kind: WaitingKind;
  trigger: ReactNode;
}) {
  const t = useTranslations("reports.waiting");
  const announce = useAnnounce();
  const [open, setOpen] = useState(true);
  const { busy, problem, send } = useSend();
  const count = chosen.length;

  const answer = async () => {
    const reportIds = chosen.map(({ id }) => id);
    if (!(await send(() => (kind === "review" ? accept : signOff)({ reportIds })))) return;
    announce(t(kind === "review" ? "accepted" : "signedOff", { count }));
    setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={t(kind === "review" ? "plainTitle" : "allTitle", { count })}
      description={t(kind === "review" ? "plainHelp" : "allHelp")}
      width={640}
      footer={
        <DialogButtons busy={busy} onAct={() => void answer()} onCancel={() => setOpen(false)}>
          {t(kind === "review" ? "accept" : "signOff")} {count}
        </DialogButtons>
      }
    >
      {problem ? <ErrorSummary title={t("notDone")}>{problem}</ErrorSummary> : null}
      <ul className="text-table">
        {chosen.map((report) => (
          <li key={report.id} className="border-t border-line py-1.5">
            <b>{report.task.name}</b> <span className="text-ink-3">{report.department}</span>{" "}
            {report.last ? `${report.last.percent} → ` : null}
            {report.percent}%<span className="line-clamp-2 text-ink-2">{report.text}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
