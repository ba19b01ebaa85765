"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { changeTask } from "@/lib/tasks/actions";
import type { DeadlineKind } from "@/lib/tasks/types";
import { useSend } from "./use-send";

export interface EditedTask {
  id: string;
  version: number;
  title: string | null;
  text: string;
  deadlineOn: string | null;
  deadlineKind: DeadlineKind | null;
  deadlineWords: string | null;
  needsReason: boolean;
}

const kinds = ["by", "recurring", "ongoing", "none"] as const;
type Kind = (typeof kinds)[number];

interface Fields {
  title: string;
  text: string;
  kind: Kind;
  date: string;
}

const fieldsOf = (task: EditedTask): Fields => ({
  title: task.title ?? "",
  text: task.text,
  kind: task.deadlineKind ?? "none",
  date: task.deadlineOn ?? "",
});

/** Name, text and deadline; open when it is fetched. What somebody else changed meanwhile is shown under the field. */
export function EditForm({ task }: { task: EditedTask }) {
  const t = useTranslations("tasks.edit");
  const tc = useTranslations("common.actions");
  const terms = useTranslations("terms");
  const announce = useAnnounce();
  const router = useRouter();
  const id = useId();
  const { busy, problem, send } = useSend();
  const [open, setOpen] = useState(true);
  const [opened, setOpened] = useState(task);
  const [fields, setFields] = useState(() => fieldsOf(task));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const now = fieldsOf(task);
  const before = fieldsOf(opened);
  const set = (change: Partial<Fields>) => setFields({ ...fields, ...change });
  const changedMeanwhile = (field: keyof Fields) =>
    now[field] === before[field] ? undefined : t("now", { value: now[field] || t("blank") });

  const noText = tried && fields.text.trim() === "" ? t("textMissing") : undefined;
  const noDate = tried && fields.kind === "by" && fields.date === "" ? t("dateMissing") : undefined;
  const noReason = tried && task.needsReason && reason.trim() === "" ? t("reasonMissing") : undefined;

  const save = async () => {
    setTried(true);
    const wrong =
      fields.text.trim() === ""
        ? "text"
        : fields.kind === "by" && fields.date === ""
          ? "date"
          : task.needsReason && reason.trim() === ""
            ? "reason"
            : null;
    if (wrong) {
      document.getElementById(`${id}-${wrong}`)?.focus();
      return;
    }
    // What this person did not touch stays as it is now, also where somebody else changed it.
    const touched = (field: keyof Fields) => fields[field] !== before[field];
    const dated = touched("kind") || touched("date");
    const done = await send(() =>
      changeTask({
        taskId: task.id,
        version: task.version,
        reason,
        changes: {
          ...(touched("title") ? { title: fields.title.trim() || null } : {}),
          ...(touched("text") ? { text: fields.text } : {}),
          ...(dated
            ? {
                deadlineKind: fields.kind === "none" ? null : fields.kind,
                deadlineOn: fields.kind === "by" ? fields.date : null,
              }
            : {}),
        },
      }),
    );
    if (done) {
      setOpen(false);
      setTried(false);
      setReason("");
      announce(t("done"));
    } else router.refresh();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) return;
        setOpened(task);
        setFields(fieldsOf(task));
      }}
      trigger={<Button size="small">{tc("edit")}</Button>}
      title={t("title")}
      width={640}
      footer={
        <DialogButtons busy={busy} onAct={() => void save()} onCancel={() => setOpen(false)}>
          {tc("save")}
        </DialogButtons>
      }
    >
      {problem ? <ErrorSummary title={t("notDone")}>{problem}</ErrorSummary> : null}
      <div className="grid gap-3 pt-1">
        <Field id={`${id}-title`} label={t("name")} help={changedMeanwhile("title")}>
          <TextInput
            id={`${id}-title`}
            value={fields.title}
            maxLength={200}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Field>
        <Field id={`${id}-text`} label={t("text")} required error={noText} help={changedMeanwhile("text")}>
          <TextArea
            id={`${id}-text`}
            rows={4}
            value={fields.text}
            maxLength={20_000}
            invalid={Boolean(noText)}
            aria-describedby={describedBy(`${id}-text`, changedMeanwhile("text"), noText)}
            onChange={(event) => set({ text: event.target.value })}
          />
        </Field>
        <div className="grid gap-3 md:grid-cols-2">
          <Field
            id={`${id}-kind`}
            label={terms("deadline")}
            help={task.deadlineWords ? t("words", { words: task.deadlineWords }) : undefined}
          >
            <Select
              id={`${id}-kind`}
              value={fields.kind}
              onChange={(event) => set({ kind: kinds.find((one) => one === event.target.value) ?? "none" })}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {terms(`deadlineKind.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
          {fields.kind === "by" ? (
            <Field id={`${id}-date`} label={t("date")} error={noDate} help={changedMeanwhile("date")}>
              <TextInput
                id={`${id}-date`}
                type="date"
                value={fields.date}
                invalid={Boolean(noDate)}
                onChange={(event) => set({ date: event.target.value })}
              />
            </Field>
          ) : null}
        </div>
        <Field id={`${id}-reason`} label={t("reason")} required={task.needsReason} error={noReason}>
          <TextArea
            id={`${id}-reason`}
            value={reason}
            maxLength={2000}
            invalid={Boolean(noReason)}
            aria-describedby={describedBy(`${id}-reason`, null, noReason)}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
    </Dialog>
  );
}
