"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { AssignmentRole } from "@/lib/tasks/types";
import { BulkDialog, type BulkProps, needsReason } from "./bulk-dialog";
import { formerRole } from "./cell-field";
import type { DepartmentName } from "./department-picker";
import { rolesWith } from "./roles-with";

const roles = ["lead", "responsible", "cooperating", "none"] as const;
type Choice = (typeof roles)[number];

/** 改分工 for many: one department, one role. */
export function BulkAssign({
  rows,
  departments,
  send,
  onClose,
  onDone,
}: BulkProps & { departments: readonly DepartmentName[] }) {
  const t = useTranslations();
  const id = useId();
  const [departmentId, setDepartmentId] = useState("");
  const [choice, setChoice] = useState<Choice>("lead");
  const [former, setFormer] = useState<ReturnType<typeof formerRole>>("cooperating");
  const role: AssignmentRole | null = choice === "none" ? null : choice;
  const changes = rows.flatMap((row) => {
    const current = row.parties.find((party) => party.departmentId === departmentId)?.role ?? null;
    if (departmentId === "" || current === role) return [];
    const words = (of: AssignmentRole | null) => (of ? t(`terms.role.${of}`) : t("table.bulk.assign.off"));
    return [{ row, from: words(current), to: words(role) }];
  });
  return (
    <BulkDialog
      title={t("table.bulk.assign.title", { count: rows.length })}
      submit={t("table.bulk.assign.submit", { count: changes.length })}
      saved={t("table.bulk.assign.saved", { count: changes.length })}
      reasonNeeded={needsReason(rows)}
      changes={changes}
      fields={
        <div className="grid gap-3 md:grid-cols-2">
          <Field id={`${id}-department`} label={t("terms.department")} required>
            <Select
              id={`${id}-department`}
              value={departmentId}
              onChange={(event) => setDepartmentId(event.target.value)}
            >
              <option value="">{t("table.bulk.assign.choose")}</option>
              {departments.map((department) => (
                <option key={department.id} value={department.id}>
                  {department.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field id={`${id}-role`} label={t("terms.assignment")} required>
            <Select
              id={`${id}-role`}
              value={choice}
              onChange={(event) =>
                setChoice(roles.find((one) => one === event.target.value) ?? "cooperating")
              }
            >
              {roles.map((one) => (
                <option key={one} value={one}>
                  {one === "none" ? t("table.bulk.assign.off") : t(`terms.role.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
          {choice === "lead" ? (
            <Field id={`${id}-former`} label={t("table.edit.former")}>
              <Select
                id={`${id}-former`}
                value={former}
                onChange={(event) => setFormer(formerRole(event.target.value))}
              >
                <option value="cooperating">{t("terms.role.cooperating")}</option>
                <option value="responsible">{t("terms.role.responsible")}</option>
                <option value="remove">{t("table.edit.formerRemove")}</option>
                <option value="keep">{t("table.edit.formerKeep")}</option>
              </Select>
            </Field>
          ) : null}
        </div>
      }
      save={(tasks, reason) =>
        send(
          tasks.map(({ taskId, version, row }) => ({
            taskId,
            version,
            roles: rolesWith({ departmentId, role }, former, row.parties),
          })),
          reason,
        )
      }
      onClose={onClose}
      onDone={onDone}
    />
  );
}
