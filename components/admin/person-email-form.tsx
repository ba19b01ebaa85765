"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { setEmail } from "@/lib/people/actions";
import type { Person } from "@/lib/people/types";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

/** Where somebody's mail goes. */
export function PersonEmailForm({
  person: { userId, name, email },
  onDone,
}: {
  person: Person;
  onDone: () => void;
}) {
  const t = useTranslations("admin.people");
  const announce = useAnnounce();
  const { busy, error, submit } = useSubmission();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("email") ?? "");
    void submit(
      () => setEmail({ userId, email: typed }),
      () => {
        announce(t("done.email", { name }));
        onDone();
      },
    );
  }

  return (
    <form onSubmit={save} className="grid gap-3">
      <SubmissionError title={t("failed")} error={error} labels={{ email: t("email") }} />
      <Field id="email" label={t("email")}>
        <TextInput
          id="email"
          name="email"
          type="email"
          maxLength={200}
          defaultValue={email ?? ""}
          invalid={error?.fields.includes("email")}
          autoComplete="off"
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {t("emailSave")}
        </Button>
      </div>
    </form>
  );
}
