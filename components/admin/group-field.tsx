"use client";

import { useTranslations } from "next-intl";
import { describedBy, Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** The heading in the matrix: one that is in use already, or a new one. */
export function GroupField({ groups, defaultValue }: { groups: string[]; defaultValue: string }) {
  const t = useTranslations("admin.departments");
  return (
    <Field id="group" label={t("group")} help={t("groupHelp")}>
      <TextInput
        id="group"
        name="group"
        list="known-groups"
        maxLength={40}
        autoComplete="off"
        defaultValue={defaultValue}
        aria-describedby={describedBy("group", true, null)}
      />
      <datalist id="known-groups">
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </Field>
  );
}
