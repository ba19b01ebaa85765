"use client";

import { useTranslations } from "next-intl";
import { isPlainEnter } from "@/components/ui/enter-key";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { LedgerRow } from "@/lib/tasks/types";
import type { EditableKey } from "./columns";
import { type DepartmentName, DepartmentPicker } from "./department-picker";
import type { Draft } from "./edit-draft";

/** The field of one column: a title, a day, a department, several departments. */
export function CellField({
  id,
  column,
  row,
  draft,
  departments,
  onChange,
}: {
  id: string;
  column: EditableKey;
  row: LedgerRow;
  draft: Draft;
  departments: readonly DepartmentName[];
  onChange: (draft: Draft) => void;
}) {
  const t = useTranslations();
  const label = t(`table.columns.${column}`);
  switch (column) {
    case "name":
      return (
        <TextInput
          id={id}
          aria-label={label}
          controlSize="small"
          value={draft.name}
          maxLength={200}
          required
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !isPlainEnter(event)) event.preventDefault();
          }}
        />
      );
    case "deadline":
      return (
        <div className="flex gap-2">
          <TextInput
            id={id}
            type="date"
            aria-label={label}
            controlSize="small"
            value={draft.deadlineOn}
            onChange={(event) => onChange({ ...draft, deadlineOn: event.target.value })}
          />
          {draft.deadlineOn === "" ? (
            <Select
              aria-label={t("table.edit.kind")}
              controlSize="small"
              value={draft.deadlineKind === "by" ? "" : draft.deadlineKind}
              onChange={(event) => {
                const kind = event.target.value;
                onChange({ ...draft, deadlineKind: kind === "recurring" || kind === "ongoing" ? kind : "" });
              }}
            >
              <option value="">{t("terms.deadlineKind.none")}</option>
              <option value="recurring">{t("terms.deadlineKind.recurring")}</option>
              <option value="ongoing">{t("terms.deadlineKind.ongoing")}</option>
            </Select>
          ) : null}
        </div>
      );
    case "lead": {
      const leads = row.parties.filter(({ role }) => role === "lead");
      const others = leads.filter(({ departmentId }) => departmentId !== draft.leadId);
      return (
        <>
          <Select
            id={id}
            aria-label={label}
            controlSize="small"
            value={draft.leadId}
            onChange={(event) => onChange({ ...draft, leadId: event.target.value })}
          >
            <option value="">{t("terms.noLead")}</option>
            {departments.map((department) => (
              <option key={department.id} value={department.id}>
                {department.name}
              </option>
            ))}
          </Select>
          {others.length > 0 ? (
            <div className="mt-1 flex items-center gap-2 text-ink-2">
              <label htmlFor={`${id}-former`} className="whitespace-nowrap">
                {t("table.edit.former")}
              </label>
              <Select
                id={`${id}-former`}
                controlSize="small"
                className="flex-1"
                value={draft.formerLeads}
                onChange={(event) => onChange({ ...draft, formerLeads: formerRole(event.target.value) })}
              >
                <option value="cooperating">{t("terms.role.cooperating")}</option>
                <option value="responsible">{t("terms.role.responsible")}</option>
                <option value="remove">{t("table.edit.formerRemove")}</option>
                {draft.leadId === "" ? null : <option value="keep">{t("table.edit.formerKeep")}</option>}
              </Select>
            </div>
          ) : null}
        </>
      );
    }
    default:
      return (
        <DepartmentPicker
          id={id}
          label={label}
          chosen={draft.departments}
          departments={departments}
          onChange={(chosen) => onChange({ ...draft, departments: chosen })}
        />
      );
  }
}

/** From the value of a select, which is only known to be text. */
export function formerRole(value: string): Draft["formerLeads"] {
  return value === "responsible" || value === "remove" || value === "keep" ? value : "cooperating";
}
