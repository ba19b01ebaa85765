"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { SubmissionError } from "@/components/admin/submission-error";
import { useSubmission } from "@/components/admin/use-submission";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { Dialog } from "@/components/ui/dialog";
import { useAnnounce } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/types";

/** One question in a dialog: what was typed stays while the server refuses it. */
export function FormDialog<T>({
  button,
  variant = "secondary",
  title,
  help,
  failed,
  send,
  sendVariant = "primary",
  labels,
  run,
  done,
  children,
}: {
  /** What opens it. */
  button: string;
  variant?: ButtonVariant;
  title: string;
  help?: string;
  failed: string;
  send: string;
  sendVariant?: ButtonVariant;
  /** Words for the fields, whose controls carry the same ids. */
  labels?: Partial<Record<string, string>>;
  run: (typed: FormData) => Promise<ActionResult<T>>;
  done: (data: T) => string;
  children: ReactNode;
}) {
  const tc = useTranslations("common.actions");
  const announce = useAnnounce();
  const form = useId();
  const { busy, error, submit, forget } = useSubmission();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        forget();
      }}
      trigger={
        <Button size="small" variant={variant}>
          {button}
        </Button>
      }
      title={title}
      description={help}
      footer={
        <>
          <Button type="submit" form={form} variant={sendVariant} busy={busy}>
            {send}
          </Button>
          <Button onClick={() => setOpen(false)}>{tc("cancel")}</Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-3 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget);
          void submit(
            () => run(typed),
            (data) => {
              setOpen(false);
              announce(done(data));
            },
          );
        }}
      >
        <SubmissionError title={failed} error={error} labels={labels} />
        {children}
      </form>
    </Dialog>
  );
}

/** What a form says under a name. */
export function typedText(typed: FormData, name: string): string {
  return String(typed.get(name) ?? "");
}
