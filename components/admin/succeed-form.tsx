"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import type { CalendarDate } from "@/lib/calendar/date";
import { succeedDepartment } from "@/lib/departments/actions";
import type { DepartmentChoice, ManagedDepartment } from "@/lib/departments/types";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

/** Ends a department in favour of another. */
export function SucceedForm({
  department,
  successors,
  today,
  onDone,
}: {
  department: ManagedDepartment;
  successors: DepartmentChoice[];
  today: CalendarDate;
  onDone: () => void;
}) {
  const t = useTranslations("admin.departments");
  const announce = useAnnounce();
  const { busy, error, submit } = useSubmission();
  const { id: departmentId, name } = department;

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const successorId = String(typed.get("successorId") ?? "");
    const successor = successors.find(({ id }) => id === successorId)?.name ?? "";
    void submit(
      () => succeedDepartment({ departmentId, successorId, endedOn: String(typed.get("endedOn") ?? "") }),
      ({ tasks, people }) => {
        announce(t("done.succeeded", { name, successor, tasks, people }));
        onDone();
      },
    );
  }

  return (
    <form onSubmit={save} className="grid gap-3">
      <SubmissionError
        title={t("failed")}
        error={error}
        labels={{ successorId: t("successor"), endedOn: t("endedOn") }}
      />
      <p className="text-table">
        {t("succeedNote", { tasks: department.openParts, people: department.people })}
      </p>
      <Field id="successorId" label={t("successor")}>
        <Select id="successorId" name="successorId" required defaultValue="">
          <option value="">{t("chooseSuccessor")}</option>
          {successors
            .filter(({ id }) => id !== departmentId)
            .map(({ id, name: successor }) => (
              <option key={id} value={id}>
                {successor}
              </option>
            ))}
        </Select>
      </Field>
      <Field id="endedOn" label={t("endedOn")} help={t("endedOnHelp")}>
        <TextInput
          id="endedOn"
          name="endedOn"
          type="date"
          required
          max={today}
          defaultValue={today}
          invalid={error?.code === "invalid"}
          aria-describedby={describedBy("endedOn", true, null)}
        />
      </Field>
      <div className="pt-1">
        <Button type="submit" variant="danger" busy={busy}>
          {t("succeed")}
        </Button>
      </div>
    </form>
  );
}
