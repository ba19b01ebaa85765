"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { describedBy, Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { changeAddress } from "@/lib/mail/actions";

/** Where the reader's own reminders go by mail. */
export function EmailForm({ email }: { email: string | null }) {
  const t = useTranslations("notifications.address");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const locale = useLocale();
  const id = useId();
  const [value, setValue] = useState(email ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await changeAddress({ email: value.trim(), locale }).catch(() => null);
    setBusy(false);
    if (result?.ok) {
      setError(undefined);
      announce(t(value.trim() === "" ? "removed" : "saved"));
      return;
    }
    const wrong = result?.error ?? { code: "unexpected" as const, params: {} };
    setError(wrong.code === "invalid" ? t("invalid") : refusal(wrong));
    document.getElementById(id)?.focus();
  };

  return (
    <form onSubmit={(event) => void save(event)} noValidate className="max-w-[420px]">
      <Field id={id} label={t("label")} help={t("help")} error={error}>
        <TextInput
          id={id}
          type="email"
          autoComplete="email"
          value={value}
          maxLength={200}
          invalid={Boolean(error)}
          aria-describedby={describedBy(id, t("help"), error)}
          onChange={({ target }) => setValue(target.value)}
        />
      </Field>
      <Button type="submit" busy={busy} className="mt-3">
        {t("save")}
      </Button>
    </form>
  );
}
