"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { CellsResult } from "@/lib/assignments/types";
import type { ActionResult } from "@/lib/auth/types";
import type { LedgerRow } from "@/lib/tasks/types";
import type { Edits } from "./use-edits";

export interface BulkChange {
  row: LedgerRow;
  from: ReactNode;
  to: ReactNode;
}

/** The frame of a change of many tasks: the choice, one reason, what will change, and one button that says to how many. */
export function BulkDialog({
  title,
  fields,
  changes,
  reasonNeeded,
  submit,
  saved,
  save,
  onClose,
  onDone,
}: {
  title: string;
  fields: ReactNode;
  /** Those that will change; the others stay as they are. */
  changes: readonly BulkChange[];
  /** Null where none is asked for. */
  reasonNeeded: boolean | null;
  submit: string;
  /** Null where the caller says it. */
  saved: string | null;
  /** Cells can be taken back afterwards; a task that was refused keeps all others from being changed. */
  save: (
    tasks: { taskId: string; version: number; row: LedgerRow }[],
    reason: string,
  ) => Promise<ActionResult<CellsResult | undefined> | null>;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("table.bulk");
  const router = useRouter();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const id = useId();
  const [reason, setReason] = useState("");
  const [reasonMissing, setReasonMissing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (reasonNeeded && reason.trim() === "") {
      setReasonMissing(true);
      document.getElementById(`${id}-reason`)?.focus();
      return;
    }
    setBusy(true);
    const tasks = changes.map(({ row }) => ({ taskId: row.id, version: row.version, row }));
    const result = await save(tasks, reason).catch(() => null);
    setBusy(false);
    const [refused] = (result?.ok && result.data?.refused) || [];
    if (refused) {
      router.refresh();
      setError(t("refused", { number: refused.number ?? "", why: refusal(refused) }));
      return;
    }
    if (result?.ok) {
      if (saved !== null) announce(saved);
      onDone();
      return;
    }
    // The preview is drawn anew from what stands there now; what was typed stays.
    if (result?.error.code === "conflictOf") router.refresh();
    setError(result ? refusal(result.error) : t("offline"));
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      width={560}
      footer={
        <>
          <Button
            type="submit"
            form={`${id}-form`}
            variant="primary"
            busy={busy}
            disabled={changes.length === 0}
          >
            {submit}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </>
      }
    >
      <form id={`${id}-form`} onSubmit={send} className="grid gap-3">
        {error ? <ErrorSummary title={error} /> : null}
        {fields}
        {reasonNeeded === null ? null : (
          <Field
            id={`${id}-reason`}
            label={t("reason")}
            required={reasonNeeded}
            error={reasonMissing ? t("reasonMissing") : null}
          >
            <TextArea
              id={`${id}-reason`}
              rows={2}
              maxLength={2000}
              value={reason}
              invalid={reasonMissing}
              onChange={(event) => {
                setReason(event.target.value);
                setReasonMissing(false);
              }}
            />
          </Field>
        )}
        <section aria-label={t("preview")}>
          <h3 className="text-table">{t("changes", { count: changes.length })}</h3>
          {changes.length === 0 ? (
            <p className="text-table text-ink-3">{t("nothing")}</p>
          ) : (
            <ul className="mt-1 max-h-60 overflow-auto border-t border-line text-table">
              {changes.map(({ row, from, to }) => (
                <li
                  key={row.id}
                  className="grid grid-cols-[32px_minmax(0,1fr)_auto] gap-2 border-b border-line py-1 max-md:grid-cols-[32px_minmax(0,1fr)]"
                >
                  <span className="text-right text-ink-3">{row.number}</span>
                  <span className="truncate">{row.name}</span>
                  <span className="text-ink-2 max-md:col-start-2">
                    {from} <span aria-hidden="true">→</span>
                    <span className="sr-only">{t("becomes")}</span> <b className="text-ink">{to}</b>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </form>
    </Dialog>
  );
}

export interface BulkProps {
  rows: readonly LedgerRow[];
  send: Edits["send"];
  onClose: () => void;
  onDone: () => void;
}

/** A reason is asked for once one of them has been handed out. */
export function needsReason(rows: readonly LedgerRow[]): boolean {
  return rows.some(({ status }) => status !== "draft");
}
