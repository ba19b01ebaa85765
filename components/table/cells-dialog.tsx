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
import type { CellEdit } from "@/lib/assignments/schema";
import type { CellRefusal } from "@/lib/assignments/types";
import type { Edits } from "./use-edits";

export interface CellLine {
  taskId: string;
  number: string | null;
  /** The column, or the department. */
  place: string;
  from: string;
  to: string;
}

/** Before many cells are changed: what becomes of each, which are refused and why, one reason, one button. */
export function CellsDialog({
  title,
  fields,
  lines,
  refusals = [],
  note,
  edits: all,
  reasonNeeded,
  send,
  onClose,
}: {
  title: string;
  /** What is to be chosen first. */
  fields?: ReactNode;
  lines: readonly CellLine[];
  /** Cells that cannot be changed at all. */
  refusals?: readonly (Pick<CellLine, "taskId" | "number" | "place" | "to"> & { why: string })[];
  note?: string | null;
  edits: readonly CellEdit[];
  reasonNeeded: boolean;
  send: Edits["send"];
  onClose: () => void;
}) {
  const t = useTranslations("table");
  const router = useRouter();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const id = useId();
  const [reason, setReason] = useState("");
  const [reasonMissing, setReasonMissing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** Tasks that the server refused; they are left out when the rest is sent. */
  const [refused, setRefused] = useState<CellRefusal[]>([]);
  const isRefused = (taskId: string) => refused.some((one) => one.taskId === taskId);
  const changes = lines.filter(({ taskId }) => !isRefused(taskId));
  const edits = all.filter(({ taskId }) => !isRefused(taskId));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || edits.length === 0) return;
    if (reasonNeeded && reason.trim() === "") {
      setReasonMissing(true);
      document.getElementById(`${id}-reason`)?.focus();
      return;
    }
    setBusy(true);
    const result = await send(edits, reason.trim());
    setBusy(false);
    if (result?.ok && result.data.refused.length === 0) {
      announce(t("block.saved", { count: changes.length }));
      onClose();
      return;
    }
    if (result?.ok) {
      setRefused((before) => [...before, ...result.data.refused]);
      setError(t("block.someRefused", { count: result.data.refused.length }));
      router.refresh();
    } else setError(result ? refusal(result.error) : t("bulk.offline"));
  }

  const listStyle = "mt-1 max-h-56 overflow-auto border-t border-line text-table";
  const lineStyle = "flex flex-wrap gap-x-3 border-b border-line py-1";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      width={640}
      footer={
        <>
          <Button
            type="submit"
            form={`${id}-form`}
            variant="primary"
            busy={busy}
            disabled={edits.length === 0}
          >
            {t("block.submit", { count: changes.length })}
          </Button>
          <Button onClick={onClose}>{t("bulk.cancel")}</Button>
        </>
      }
    >
      <form id={`${id}-form`} onSubmit={submit} className="grid gap-3">
        {error ? <ErrorSummary title={error} occasion={refused} /> : null}
        {fields}
        <section aria-label={t("block.changes", { count: changes.length })}>
          <h3 className="text-table">{t("block.changes", { count: changes.length })}</h3>
          {changes.length === 0 ? (
            <p className="text-table text-ink-3">{t("block.nothing")}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
            <ul className={listStyle} tabIndex={0}>
              {changes.map(({ taskId, number, place, from, to }) => (
                <li key={`${taskId}-${place}`} className={lineStyle}>
                  <span className="text-ink-3">
                    {number} {place}
                  </span>
                  <span className="text-ink-2">
                    <del className="no-underline">{from || "—"}</del> <span aria-hidden="true">→</span>
                    <span className="sr-only">{t("bulk.becomes")}</span>{" "}
                    <ins className="font-strong text-ink no-underline">{to || "—"}</ins>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        {refusals.length > 0 || refused.length > 0 ? (
          <section aria-label={t("block.refused", { count: refusals.length + refused.length })}>
            <h3 className="text-table">{t("block.refused", { count: refusals.length + refused.length })}</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
            <ul className={listStyle} tabIndex={0}>
              {refused.map((one) => (
                <li key={one.taskId} className={lineStyle}>
                  <span className="text-ink-3">{one.number}</span> <b>{refusal(one)}</b>
                </li>
              ))}
              {refusals.map(({ taskId, number, place, to, why }) => (
                <li key={`${taskId}-${place}`} className={lineStyle}>
                  <span className="text-ink-3">
                    {number} {place}
                  </span>
                  <span className="text-ink-2">{to || "—"}</span>
                  <b>{why}</b>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {note ? <p className="text-table text-ink-2">{note}</p> : null}
        <Field
          id={`${id}-reason`}
          label={t("bulk.reason")}
          required={reasonNeeded}
          error={reasonMissing ? t("bulk.reasonMissing") : null}
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
      </form>
    </Dialog>
  );
}
