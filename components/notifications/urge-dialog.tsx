"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionError } from "@/lib/auth/types";
import { sendReminder } from "@/lib/reminders/actions";

/** 催办: a word to departments of a task; those who owe their report are chosen already. */
export function UrgeDialog({
  taskId,
  departments,
}: {
  taskId: string;
  departments: readonly { id: string; name: string; owes: boolean }[];
}) {
  const t = useTranslations("notifications.urge");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const id = useId();
  const owing = departments.filter(({ owes }) => owes);
  const initial = (owing.length > 0 ? owing : departments).map((department) => department.id);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState(initial);
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const noWords = tried && words.trim() === "" ? t("wordsMissing") : undefined;
  const noDepartment = tried && chosen.length === 0 ? t("departmentMissing") : undefined;

  const send = async () => {
    setTried(true);
    if (words.trim() === "") return document.getElementById(id)?.focus();
    if (chosen.length === 0) return;
    setBusy(true);
    const result = await sendReminder({ taskId, departmentIds: chosen, words }).catch(() => null);
    setBusy(false);
    if (!result?.ok) return setError(result?.error ?? { code: "unexpected", params: {}, fields: [] });
    setOpen(false);
    setWords("");
    setTried(false);
    announce(t("done", { count: result.data.urged }));
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setError(null);
        if (next) setChosen(initial);
      }}
      trigger={
        <Button size="small" variant="quiet" className="md:-ml-1.5">
          {t("open")}
        </Button>
      }
      title={t("title")}
      description={t("help")}
      footer={
        <DialogButtons busy={busy} onAct={() => void send()} onCancel={() => setOpen(false)}>
          {t("send")}
        </DialogButtons>
      }
    >
      {error ? (
        <ErrorSummary title={t("failed")} occasion={error}>
          {refusal(error)}
        </ErrorSummary>
      ) : null}
      <fieldset className="pt-1" aria-describedby={noDepartment ? `${id}-none` : undefined}>
        <legend className="mb-1 text-table text-ink-2">{t("departments")}</legend>
        <div className="grid gap-1">
          {departments.map((department) => (
            <Checkbox
              key={department.id}
              label={department.owes ? t("owing", { name: department.name }) : department.name}
              checked={chosen.includes(department.id)}
              onChange={({ target }) =>
                setChosen(
                  target.checked ? [...chosen, department.id] : chosen.filter((one) => one !== department.id),
                )
              }
            />
          ))}
        </div>
        {noDepartment ? (
          <p id={`${id}-none`} role="alert" className="mt-1 text-table font-strong">
            {noDepartment}
          </p>
        ) : null}
      </fieldset>
      <div className="mt-3">
        <Field id={id} label={t("words")} required error={noWords}>
          <TextArea
            id={id}
            rows={3}
            value={words}
            maxLength={500}
            invalid={Boolean(noWords)}
            aria-describedby={describedBy(id, null, noWords)}
            onChange={({ target }) => setWords(target.value)}
            onSubmit={() => void send()}
          />
        </Field>
      </div>
    </Dialog>
  );
}
