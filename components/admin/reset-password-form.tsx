"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionError } from "@/lib/auth/types";
import { resetPassword } from "@/lib/people/actions";
import type { Person } from "@/lib/people/types";

export function ResetPasswordForm({
  person: { userId, name },
  shortestPassword,
  onDone,
}: {
  person: Person;
  shortestPassword: number;
  onDone: () => void;
}) {
  const t = useTranslations("admin.people");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setBusy(true);
    const result = await resetPassword({ userId, password }).catch(() => null);
    setBusy(false);
    if (!result?.ok) return setError(result?.error ?? { code: "unexpected", params: {}, fields: [] });
    announce(t("done.reset", { name }));
    onDone();
  }

  const id = "new-password";
  return (
    <form onSubmit={submit} className="grid gap-3">
      {error ? (
        <ErrorSummary title={t("failed")} occasion={error}>
          {refusal(error)}
        </ErrorSummary>
      ) : null}
      <Field id={id} label={t("password")} help={t("passwordHelp", { length: shortestPassword })}>
        <PasswordInput
          id={id}
          name="password"
          required
          minLength={shortestPassword}
          maxLength={1000}
          autoComplete="new-password"
          aria-describedby={describedBy(id, true, null)}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {t("reset")}
        </Button>
      </div>
    </form>
  );
}
