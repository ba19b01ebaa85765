"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { useAnnounce } from "@/components/ui/toast";
import { assignDepartment } from "@/lib/assignments/actions";
import type { AssignmentRole } from "@/lib/tasks/types";
import { useSend } from "./use-send";

const choices = ["lead", "responsible", "cooperating", "none"] as const;
type Choice = (typeof choices)[number];

export interface Assigning {
  taskId: string;
  version: number;
  departments: readonly { id: string; name: string }[];
  current: readonly { departmentId: string; role: AssignmentRole }[];
  needsReason: boolean;
}

/** Gives the task to a department, changes what it has to do, or takes it off; with the reason once handed out. */
export function AssignForm({ taskId, version, departments, current, needsReason }: Assigning) {
  const t = useTranslations("tasks.assign");
  const terms = useTranslations("terms");
  const tc = useTranslations("common.actions");
  const announce = useAnnounce();
  const id = useId();
  const { busy, problem, send } = useSend();
  const [open, setOpen] = useState(true);
  const [departmentId, setDepartment] = useState("");
  const [choice, setChoice] = useState<Choice>("lead");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const role = current.find((one) => one.departmentId === departmentId)?.role;
  const noDepartment = tried && departmentId === "" ? t("departmentMissing") : undefined;
  const noReason = tried && needsReason && reason.trim() === "" ? t("reasonMissing") : undefined;

  const save = async () => {
    setTried(true);
    if (departmentId === "" || (needsReason && reason.trim() === "")) {
      document.getElementById(departmentId === "" ? `${id}-department` : `${id}-reason`)?.focus();
      return;
    }
    const done = await send(() =>
      assignDepartment({
        taskId,
        version,
        reason,
        changes: [{ departmentId, role: choice === "none" ? null : choice }],
      }),
    );
    if (!done) return;
    setOpen(false);
    setTried(false);
    setReason("");
    announce(t("done"));
  };

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" variant="quiet" className="md:-ml-1.5">
          {t("open")}
        </Button>
      }
      title={t("title")}
      description={t("help")}
      footer={
        <DialogButtons busy={busy} onAct={() => void save()} onCancel={() => setOpen(false)}>
          {tc("save")}
        </DialogButtons>
      }
    >
      {problem ? <ErrorSummary title={t("notDone")}>{problem}</ErrorSummary> : null}
      <div className="grid gap-3 pt-1">
        <Field
          id={`${id}-department`}
          label={terms("department")}
          required
          error={noDepartment}
          help={role ? t("has", { role: terms(`role.${role}`) }) : undefined}
        >
          <Select
            id={`${id}-department`}
            value={departmentId}
            invalid={Boolean(noDepartment)}
            aria-describedby={describedBy(`${id}-department`, role, noDepartment)}
            onChange={(event) => setDepartment(event.target.value)}
          >
            <option value="">{t("choose")}</option>
            {departments.map((department) => (
              <option key={department.id} value={department.id}>
                {department.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field id={`${id}-role`} label={t("role")}>
          <Select
            id={`${id}-role`}
            value={choice}
            onChange={(event) => setChoice(choices.find((one) => one === event.target.value) ?? "lead")}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {one === "none" ? t("takeOff") : terms(`role.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field id={`${id}-reason`} label={t("reason")} required={needsReason} error={noReason}>
          <TextArea
            id={`${id}-reason`}
            value={reason}
            maxLength={2000}
            invalid={Boolean(noReason)}
            aria-describedby={describedBy(`${id}-reason`, null, noReason)}
            onChange={(event) => setReason(event.target.value)}
            onSubmit={() => void save()}
          />
        </Field>
      </div>
    </Dialog>
  );
}
