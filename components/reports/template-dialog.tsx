"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useSend } from "@/components/tasks/use-send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useAnnounce } from "@/components/ui/toast";
import { setReturnReasons } from "@/lib/reports/actions";

/** The kept reasons, one on each line. */
export function TemplateDialog({
  templates,
  kept,
}: {
  templates: readonly string[];
  kept: readonly string[];
}) {
  const t = useTranslations("reports.waiting");
  const tc = useTranslations("common.actions");
  const announce = useAnnounce();
  const id = useId();
  const [open, setOpen] = useState(true);
  const [text, setText] = useState(templates.join("\n"));
  const { busy, problem, send } = useSend();

  const save = async () => {
    const reasons = text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (!(await send(() => setReturnReasons({ reasons, seen: [...kept] })))) return;
    announce(t("templatesSaved"));
    setOpen(false);
  };
  const opened = (next: boolean) => {
    if (next) setText(templates.join("\n"));
    setOpen(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={opened}
      trigger={<Button>{t("editTemplates")}</Button>}
      title={t("templatesTitle")}
      description={t("templatesHelp")}
      width={560}
      footer={
        <DialogButtons busy={busy} onAct={() => void save()} onCancel={() => setOpen(false)}>
          {tc("save")}
        </DialogButtons>
      }
    >
      {problem ? <ErrorSummary title={t("notDone")}>{problem}</ErrorSummary> : null}
      <Field id={id} label={t("templatesLabel")}>
        <TextArea
          id={id}
          rows={6}
          value={text}
          maxLength={6000}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
