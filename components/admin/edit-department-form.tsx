"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { describedBy, Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import type { CalendarDate } from "@/lib/calendar/date";
import { changeDepartment } from "@/lib/departments/actions";
import type { ManagedDepartment } from "@/lib/departments/types";
import { GroupField } from "./group-field";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

export function EditDepartmentForm({
  department,
  groups,
  today,
  onDone,
}: {
  department: ManagedDepartment;
  groups: string[];
  today: CalendarDate;
  onDone: () => void;
}) {
  const t = useTranslations("admin.departments");
  const announce = useAnnounce();
  const { busy, error, submit } = useSubmission();
  const [name, setName] = useState(department.name);
  const [keep, setKeep] = useState(true);
  // What was shown when the form was opened: the page behind it may be drawn anew meanwhile.
  const [seen] = useState({ name: department.name, group: department.group });
  const isRenamed = name.trim() !== seen.name;

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const on = String(typed.get("on") ?? "") || null;
    void submit(
      () =>
        changeDepartment({
          departmentId: department.id,
          seen,
          name,
          group: String(typed.get("group") ?? ""),
          oldName: keep ? { keep, on } : { keep },
        }),
      () => {
        announce(t("done.changed", { name }));
        onDone();
      },
    );
  }

  return (
    <form onSubmit={save} className="grid gap-3">
      <SubmissionError
        title={t("failed")}
        error={error}
        labels={{ name: t("name"), group: t("group"), "oldName.on": t("renamedOn") }}
      />
      <Field id="name" label={t("name")}>
        <TextInput
          id="name"
          name="name"
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
          invalid={error?.code === "departmentNameTaken"}
        />
      </Field>
      {isRenamed ? (
        <>
          <Checkbox
            checked={keep}
            onChange={(event) => setKeep(event.target.checked)}
            label={t("keepOldName", { name: seen.name })}
          />
          {keep ? (
            <Field id="oldName.on" label={t("renamedOn")} help={t("renamedOnHelp")}>
              <TextInput
                id="oldName.on"
                name="on"
                type="date"
                defaultValue={today}
                aria-describedby={describedBy("oldName.on", true, null)}
              />
            </Field>
          ) : null}
        </>
      ) : null}
      <GroupField groups={groups} defaultValue={department.group ?? ""} />
      <div className="pt-1">
        <Button type="submit" variant="primary" busy={busy}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
