"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { addAlias, removeAlias } from "@/lib/departments/actions";
import type { ManagedDepartment } from "@/lib/departments/types";
import { SubmissionError } from "./submission-error";
import { useAliasDays } from "./use-alias-days";
import { useSubmission } from "./use-submission";

/** The other names under which documents know a department. */
export function AliasesForm({ department }: { department: ManagedDepartment }) {
  const t = useTranslations("admin.departments");
  const announce = useAnnounce();
  const days = useAliasDays();
  const { busy, error, submit } = useSubmission();
  const { id: departmentId, aliases } = department;

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const alias = String(typed.get("alias") ?? "");
    const day = (name: string) => String(typed.get(name) ?? "") || null;
    void submit(
      () => addAlias({ departmentId, alias, from: day("from"), to: day("to") }),
      () => {
        form.reset();
        announce(t("done.aliasAdded", { alias }));
      },
    );
  }

  return (
    <div className="grid gap-4">
      <SubmissionError
        title={t("failed")}
        error={error}
        labels={{ alias: t("alias"), from: t("aliasFrom"), to: t("aliasTo") }}
      />
      {aliases.length > 0 ? (
        <ul className="border-t border-line">
          {aliases.map((alias) => (
            <li
              key={alias.name}
              className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-table"
            >
              <span>
                {alias.name}
                <span className="ml-2 text-meta text-ink-3">{days(alias)}</span>
              </span>
              <Button
                size="small"
                busy={busy}
                aria-label={`${t("removeAlias")}：${alias.name}`}
                onClick={() =>
                  void submit(
                    () => removeAlias({ departmentId, alias: alias.name }),
                    () => announce(t("done.aliasRemoved", { alias: alias.name })),
                  )
                }
              >
                {t("removeAlias")}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-table text-ink-2">{t("noAliases")}</p>
      )}
      <form onSubmit={add} className="grid gap-3">
        <Field id="alias" label={t("alias")}>
          <TextInput
            id="alias"
            name="alias"
            required
            maxLength={100}
            autoComplete="off"
            invalid={error?.code === "departmentNameTaken"}
          />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field id="from" label={t("aliasFrom")}>
            <TextInput id="from" name="from" type="date" />
          </Field>
          <Field id="to" label={t("aliasTo")}>
            <TextInput id="to" name="to" type="date" invalid={error?.fields.includes("to")} />
          </Field>
        </div>
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("addAlias")}
          </Button>
        </div>
      </form>
    </div>
  );
}
