"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { isPlainEnter } from "@/components/ui/enter-key";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { RoleMark } from "@/components/ui/role-mark";
import { Tag } from "@/components/ui/tag";
import type { Anchor, DraftDepartment, DraftRole, DraftTask, ImportDesk } from "@/lib/imports/types";
import { directoryListId } from "./directory-list";
import type { DeskEdits } from "./use-desk";

const roles: readonly DraftRole[] = ["lead", "responsible", "cooperating"];

/** The departments of a task in one role: each with what it stands for, and a field to add one. */
export function DepartmentField({
  task,
  role,
  departments,
  names,
  similar,
  lit,
  edits,
  onRename,
  onExpand,
  onDone,
}: {
  task: DraftTask;
  role: DraftRole;
  departments: ReadonlyMap<string, DraftDepartment>;
  names: ReadonlyMap<string, string>;
  similar: ImportDesk["similar"];
  lit: Anchor | null;
  edits: DeskEdits;
  onRename: (departmentKey: string) => void;
  onExpand: (departmentKey: string) => void;
  /** Enter in an empty field. */
  onDone: () => void;
}) {
  const t = useTranslations("imports.departments");
  const terms = useTranslations("terms");
  const [typed, setTyped] = useState("");
  const id = `add-${role}`;

  const add = () => {
    const name = typed.trim();
    setTyped("");
    if (name) edits.addDepartment(task.key, name, role);
  };

  const chosen = task.assignments.filter((assignment) => assignment.role === role);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="flex h-[22px] items-center">
        <RoleMark role={role} />
      </label>
      <div className="field flex h-auto min-h-7.5 flex-wrap items-center gap-1 px-1 py-[3px]">
        {chosen.map(({ departmentKey, anchor }) => {
          const department = departments.get(departmentKey);
          return department ? (
            <DepartmentChip
              key={departmentKey}
              id={`field-department:${departmentKey}`}
              department={department}
              name={names.get(departmentKey) ?? department.name}
              role={role}
              candidates={similar[departmentKey] ?? []}
              lit={anchor !== null && lit !== null && lit[0] === anchor[0] && lit[1] === anchor[1]}
              onLight={(on) => edits.light(on ? anchor : null)}
              onRole={(next) => edits.setRole(task.key, departmentKey, next)}
              onSettle={(as) => edits.settle(departmentKey, as)}
              onRename={() => onRename(departmentKey)}
              onExpand={() => onExpand(departmentKey)}
            />
          ) : null;
        })}
        <input
          id={id}
          list={directoryListId}
          value={typed}
          maxLength={100}
          autoComplete="off"
          aria-label={t("add", { role: terms(`role.${role}`) })}
          placeholder={chosen.length === 0 ? t("addFirst") : t("addMore")}
          className="h-[22px] min-w-20 flex-1 bg-transparent px-1 text-table outline-none max-md:h-9 max-md:text-lead"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (!isPlainEnter(event)) return;
            event.preventDefault();
            if (typed.trim()) add();
            else onDone();
          }}
        />
      </div>
    </div>
  );
}

function DepartmentChip({
  id,
  department,
  name,
  role,
  candidates,
  lit,
  onLight,
  onRole,
  onSettle,
  onRename,
  onExpand,
}: {
  id: string;
  department: DraftDepartment;
  name: string;
  role: DraftRole;
  candidates: ImportDesk["similar"][string];
  lit: boolean;
  onLight: (on: boolean) => void;
  onRole: (role: DraftRole | null) => void;
  onSettle: (as: { departmentId: string } | { name: string }) => void;
  onRename: () => void;
  onExpand: () => void;
}) {
  const t = useTranslations("imports.departments");
  const terms = useTranslations("terms.role");
  const { departmentId, printedAs } = department;
  const isNew = departmentId === null;
  const open = isNew && candidates.length > 0;
  return (
    <Menu
      label={t("menu", { name })}
      trigger={
        <button
          id={id}
          type="button"
          onMouseEnter={() => onLight(true)}
          onMouseLeave={() => onLight(false)}
          onFocus={() => onLight(true)}
          onBlur={() => onLight(false)}
          className={classNames(
            "inline-flex min-h-[22px] max-w-full items-center gap-1 rounded-sm px-1.5 text-left text-table max-md:min-h-9",
            lit ? "bg-mark-lit" : "bg-sunken",
          )}
          title={printedAs && printedAs !== name ? t("printedAs", { name: printedAs }) : undefined}
        >
          <span className="truncate">{name}</span>
          {department.collective ? <Tag>{t("collective")}</Tag> : null}
          {open ? (
            <Tag tone="strong">{t("similar")}</Tag>
          ) : isNew && !department.collective ? (
            <Tag>{t("new")}</Tag>
          ) : null}
          <ChevronDown aria-hidden="true" strokeWidth={1.6} className="size-3 shrink-0 text-ink-3" />
        </button>
      }
    >
      {candidates
        .filter(({ id: candidate }) => candidate !== departmentId)
        .map((candidate) => (
          <MenuItem key={candidate.id} onSelect={() => onSettle({ departmentId: candidate.id })}>
            {t("is", { name: candidate.name })}
          </MenuItem>
        ))}
      {!isNew && printedAs && printedAs !== name ? (
        <MenuItem onSelect={() => onSettle({ name: printedAs })}>{t("asNew", { name: printedAs })}</MenuItem>
      ) : null}
      {department.collective ? <MenuItem onSelect={onExpand}>{t("expand")}</MenuItem> : null}
      <MenuItem onSelect={onRename}>{t("rename")}</MenuItem>
      <MenuSeparator />
      {roles
        .filter((other) => other !== role)
        .map((other) => (
          <MenuItem key={other} onSelect={() => onRole(other)}>
            {t("makeRole", { role: terms(other) })}
          </MenuItem>
        ))}
      <MenuSeparator />
      <MenuItem onSelect={() => onRole(null)}>{t("remove")}</MenuItem>
    </Menu>
  );
}
