"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import type { RevisionView } from "@/lib/imports/revision/view";

/** The last look before the plan is another one: what will be done, and why, which goes into the record. */
export function AcceptDialog({
  view,
  reason,
  onReason,
  busy,
  problem,
  onAccept,
  onClose,
}: {
  view: RevisionView;
  /** Kept outside, so that closing the dialog loses nothing. */
  reason: string;
  onReason: (reason: string) => void;
  busy: boolean;
  problem: { code: ErrorCode; params: ErrorParams } | null;
  onAccept: (handOut: boolean) => void;
  onClose: () => void;
}) {
  const t = useTranslations("imports.compare.accept");
  const actions = useTranslations("common.actions");
  const refusal = useRefusal();
  const { counts, plan, isLedger } = view;
  const mayHandOut = plan.handedOut && counts.added > 0;
  const [handOut, setHandOut] = useState(true);
  const [isMissing, setMissing] = useState(false);
  const accept = () => {
    setMissing(reason.trim() === "");
    if (reason.trim() !== "") onAccept(mayHandOut && handOut);
  };
  const error = isMissing ? t("reasonMissing") : undefined;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t(isLedger ? "ledgerTitle" : "title", { plan: plan.title })}
      footer={
        <>
          <Button variant="primary" busy={busy} onClick={accept}>
            {t("confirm")}
          </Button>
          <Button onClick={onClose}>{actions("back")}</Button>
        </>
      }
    >
      {problem ? <ErrorSummary title={refusal(problem)} occasion={problem} /> : null}
      <ul className="list-disc pl-5 text-table">
        <li>{t("changed", { count: counts.taken })}</li>
        {isLedger ? null : <li>{t("renumbered", { count: counts.renumbered })}</li>}
        <li>{t("added", { count: counts.added })}</li>
        <li>{t("cancelled", { count: counts.cancelled })}</li>
        {counts.indicators > 0 ? <li>{t("indicators", { count: counts.indicators })}</li> : null}
        {counts.contested > 0 ? (
          <li className="font-strong">{t("contested", { count: counts.contested })}</li>
        ) : null}
      </ul>
      <p className="my-2 text-table text-ink-2">{t("kept")}</p>
      <Field id="revision-reason" label={t("reason")} help={t("reasonHelp")} error={error} required>
        <TextArea
          id="revision-reason"
          rows={2}
          maxLength={1000}
          value={reason}
          invalid={isMissing}
          aria-describedby={describedBy("revision-reason", true, error)}
          onChange={(event) => onReason(event.target.value)}
          onSubmit={accept}
        />
      </Field>
      {mayHandOut ? (
        <div className="pt-2">
          <Checkbox
            label={t("handOut", { count: counts.added })}
            checked={handOut}
            onChange={(event) => setHandOut(event.target.checked)}
          />
        </div>
      ) : null}
    </Dialog>
  );
}
