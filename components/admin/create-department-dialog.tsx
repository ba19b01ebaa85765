"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { createDepartment } from "@/lib/departments/actions";
import { GroupField } from "./group-field";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

export function CreateDepartmentDialog({ groups }: { groups: string[] }) {
  const t = useTranslations("admin.departments");
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const { busy, error, submit, forget } = useSubmission();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const name = String(typed.get("name") ?? "");
    const group = String(typed.get("group") ?? "");
    const isCollective = typed.get("isCollective") !== null;
    void submit(
      () => createDepartment({ name, group, isCollective }),
      () => {
        announce(t("done.created", { name }));
        setOpen(false);
      },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        forget();
      }}
      trigger={<Button variant="primary">{t("add")}</Button>}
      title={t("add")}
    >
      <form onSubmit={save} className="grid gap-3">
        <SubmissionError title={t("failed")} error={error} labels={{ name: t("name"), group: t("group") }} />
        <Field id="name" label={t("name")}>
          <TextInput
            id="name"
            name="name"
            required
            maxLength={100}
            autoComplete="off"
            invalid={error?.code === "departmentNameTaken"}
          />
        </Field>
        <GroupField groups={groups} defaultValue="" />
        <Checkbox name="isCollective" label={t("collectiveLabel")} />
        <div className="pt-1">
          <Button type="submit" variant="primary" busy={busy}>
            {t("create")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
