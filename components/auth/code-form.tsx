"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { describedBy, Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** The second step of a sign-in, reached only after the right password. */
export function CodeForm({
  busy,
  enter,
  leave,
}: {
  busy: boolean;
  enter: (code: string) => void;
  leave: () => void;
}) {
  const t = useTranslations("auth.code");
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => field.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    enter(field.current?.value ?? "");
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-3.5">
      <p className="text-table text-ink-2">{t("intro")}</p>
      <Field id="code" label={t("label")} help={t("help")}>
        <TextInput
          id="code"
          name="code"
          ref={field}
          controlSize="large"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={20}
          aria-describedby={describedBy("code", true, null)}
        />
      </Field>
      <Button variant="primary" size="large" type="submit" busy={busy} className="w-full">
        {t("submit")}
      </Button>
      <Button variant="quiet" size="large" onClick={leave} className="w-full">
        {t("leave")}
      </Button>
    </form>
  );
}
