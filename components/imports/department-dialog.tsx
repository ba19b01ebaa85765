"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { isPlainEnter } from "@/components/ui/enter-key";
import { describedBy, Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { DirectoryEntry, DraftDepartment } from "@/lib/imports/types";
import { directoryListId } from "./directory-list";

/** What a name of the document stands for, wherever it is printed. */
export function DepartmentDialog({
  department,
  name,
  uses,
  directory,
  onSettle,
  onClose,
}: {
  department: DraftDepartment;
  name: string;
  uses: number;
  directory: readonly DirectoryEntry[];
  onSettle: (as: { departmentId: string } | { name: string }) => void;
  onClose: () => void;
}) {
  const t = useTranslations("imports.departments");
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  const entry = directory.find((known) => known.name === wanted || known.aliases.includes(wanted));

  const settle = () => {
    if (!wanted) return;
    onSettle(entry ? { departmentId: entry.id } : { name: wanted });
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("renameTitle", { name: department.printedAs ?? department.name })}
      description={t("renameScope", { count: uses })}
      footer={
        <DialogButtons disabled={!wanted} onAct={settle} onCancel={onClose}>
          {entry ? t("renameTo", { name: entry.name }) : t("renameNew", { name: wanted })}
        </DialogButtons>
      }
    >
      <Field id="department-name" label={t("renameLabel")} help={t("renameHelp")}>
        <TextInput
          id="department-name"
          list={directoryListId}
          value={typed}
          maxLength={100}
          autoComplete="off"
          aria-describedby={describedBy("department-name", true, false)}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (!isPlainEnter(event)) return;
            event.preventDefault();
            settle();
          }}
        />
      </Field>
    </Dialog>
  );
}
