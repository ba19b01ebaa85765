"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CellsDialog } from "@/components/table/cells-dialog";
import type { Edits } from "@/components/table/use-edits";
import { Checkbox } from "@/components/ui/checkbox";
import { RoleMark } from "@/components/ui/role-mark";
import type { AssignmentRole, MatrixRow } from "@/lib/assignments/types";
import { editsOf, expandChanges, type RoleChange, rangeChanges } from "./range-edits";

interface Props {
  rows: readonly MatrixRow[];
  /** Of the departments, by id. */
  names: ReadonlyMap<string, string>;
  send: Edits["send"];
  onClose: () => void;
}

function useLines(names: ReadonlyMap<string, string>) {
  const t = useTranslations();
  const words = (role: AssignmentRole | null) => (role ? t(`terms.role.${role}`) : t("matrix.change.none"));
  return (changes: readonly RoleChange[]) =>
    changes.map(({ row, departmentId, from, to }) => ({
      taskId: row.id,
      number: row.number,
      place: names.get(departmentId) ?? "",
      from: words(from),
      to: words(to),
    }));
}

const choices = ["lead", "responsible", "cooperating", "none"] as const;

/** One role for all cells of a range. */
export function RangeEditor({
  rows,
  departmentIds,
  names,
  send,
  onClose,
}: Props & { departmentIds: readonly string[] }) {
  const t = useTranslations("matrix");
  const id = useId();
  const lines = useLines(names);
  const [choice, setChoice] = useState<(typeof choices)[number] | null>(null);
  const changes = choice === null ? [] : rangeChanges(rows, departmentIds, choice === "none" ? null : choice);
  return (
    <CellsDialog
      title={t("range.title", { tasks: rows.length, departments: departmentIds.length })}
      fields={
        <fieldset className="flex flex-wrap gap-x-5">
          <legend className="mb-1 text-table font-strong">{t("range.role")}</legend>
          {choices.map((one) => (
            <label key={one} className="flex min-h-8 items-center gap-2 max-md:min-h-11">
              <input
                type="radio"
                name={`${id}-role`}
                value={one}
                checked={choice === one}
                onChange={() => setChoice(one)}
                className="size-4 accent-action-fill"
              />
              {one === "none" ? t("change.none") : <RoleMark role={one} size="table" />}
            </label>
          ))}
        </fieldset>
      }
      lines={lines(changes)}
      edits={editsOf(changes)}
      reasonNeeded={changes.some(({ row }) => row.status !== "draft")}
      send={send}
      onClose={onClose}
    />
  );
}

/** A collective name becomes the departments that it stands for, on all tasks where it has a part. */
export function ExpandCollective({
  collective,
  departments,
  rows,
  names,
  send,
  onClose,
}: Props & {
  collective: { id: string; name: string };
  departments: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("matrix.expand");
  const lines = useLines(names);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const changes = expandChanges(rows, collective.id, chosen);
  return (
    <CellsDialog
      title={t("title", { name: collective.name })}
      fields={
        <fieldset>
          <legend className="mb-1 text-table font-strong">{t("which")}</legend>
          <p className="mb-1 text-table text-ink-2">{t("help")}</p>
          <ul className="grid max-h-48 grid-cols-2 gap-x-4 overflow-auto max-md:grid-cols-1">
            {departments.map(({ id, name }) => (
              <li key={id} className="flex min-h-8 items-center max-md:min-h-11">
                <Checkbox
                  label={name}
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    setChosen((before) =>
                      event.target.checked ? [...before, id] : before.filter((one) => one !== id),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </fieldset>
      }
      lines={lines(changes)}
      edits={editsOf(changes)}
      reasonNeeded={changes.some(({ row }) => row.status !== "draft")}
      send={send}
      onClose={onClose}
    />
  );
}
