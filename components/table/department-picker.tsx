"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";

export interface DepartmentName {
  id: string;
  name: string;
}

/** Several departments: those chosen, each with its way out, and one more from a list. */
export function DepartmentPicker({
  id,
  label,
  chosen,
  departments,
  onChange,
}: {
  id: string;
  label: string;
  chosen: readonly string[];
  departments: readonly DepartmentName[];
  onChange: (chosen: string[]) => void;
}) {
  const t = useTranslations("table.edit");
  const names = new Map(departments.map((department) => [department.id, department.name]));
  return (
    <>
      <ul>
        {chosen.map((one) => (
          <li key={one} className="flex min-h-7 items-center justify-between gap-2 max-md:min-h-11">
            <span>{names.get(one)}</span>
            <IconButton
              label={t("removeDepartment", { name: names.get(one) ?? "" })}
              onClick={() => onChange(chosen.filter((other) => other !== one))}
            >
              <X aria-hidden="true" strokeWidth={1.6} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Select
        id={id}
        aria-label={label}
        controlSize="small"
        value=""
        onChange={(event) => {
          if (event.target.value !== "") onChange([...chosen, event.target.value]);
        }}
      >
        <option value="">{t("addDepartment")}</option>
        {departments
          .filter((department) => !chosen.includes(department.id))
          .map((department) => (
            <option key={department.id} value={department.id}>
              {department.name}
            </option>
          ))}
      </Select>
    </>
  );
}
