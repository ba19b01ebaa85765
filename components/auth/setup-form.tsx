"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionError } from "@/lib/auth/types";
import { setUp } from "@/lib/people/actions";

const fields = ["workspaceName", "slug", "name", "username", "password"] as const;
type FieldName = (typeof fields)[number];

const messageKeys = {
  workspaceName: "workspace",
  slug: "slug",
  name: "name",
  username: "username",
  password: "password",
} as const satisfies Record<FieldName, string>;

/** The first administrator's form, reached through the one-time link. */
export function SetupForm({ token, shortestPassword }: { token: string; shortestPassword: number }) {
  const t = useTranslations("auth.setup");
  const refusal = useRefusal();
  const announce = useAnnounce();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    const result = await setUp({ ...typed, token }).catch(() => null);
    setBusy(false);
    if (result?.ok) {
      announce(t("done"));
      router.replace("/sign-in");
      return;
    }
    setError(result?.error ?? { code: "unexpected", params: {}, fields: [] });
  }

  const help: Partial<Record<FieldName, string>> = {
    workspaceName: t("workspaceHelp"),
    slug: t("slugHelp"),
    password: t("passwordHelp", { length: shortestPassword }),
  };
  return (
    <form method="post" onSubmit={submit} className="grid gap-3.5">
      <h1 className="text-headline font-strong">{t("title")}</h1>
      <p className="text-table text-ink-2">{t("intro")}</p>
      {error ? (
        <ErrorSummary title={t("failed")} occasion={error} items={error.fields.filter(isField).map(toItem)}>
          {refusal(error)}
        </ErrorSummary>
      ) : null}
      {fields.map((name) => {
        const Control = name === "password" ? PasswordInput : TextInput;
        const wrong = error?.fields.includes(name);
        return (
          <Field key={name} id={name} label={t(messageKeys[name])} help={help[name]}>
            <Control
              id={name}
              name={name}
              controlSize="large"
              required
              maxLength={200}
              invalid={wrong}
              aria-describedby={describedBy(name, help[name], null)}
              autoComplete={name === "password" ? "new-password" : name === "username" ? "username" : "off"}
            />
          </Field>
        );
      })}
      <Button type="submit" variant="primary" size="large" busy={busy} className="w-full">
        {t("submit")}
      </Button>
    </form>
  );

  function isField(name: string): name is FieldName {
    return fields.some((field) => field === name);
  }
  function toItem(name: FieldName) {
    return { fieldId: name, message: t(messageKeys[name]) };
  }
}
