"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { changePassword } from "@/lib/people/actions";

type Fault = "mismatch" | "short" | "wrong" | "other";

export function ChangePasswordForm({ shortestPassword }: { shortestPassword: number }) {
  const t = useTranslations("auth.account");
  const refusal = useRefusal();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ kind: Fault; message: string } | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const [current, next, repeat] = ["current", "next", "repeat"].map((name) =>
      String(typed.get(name) ?? ""),
    );
    if (next !== repeat) return setFault({ kind: "mismatch", message: t("mismatch") });
    if ((next ?? "").length < shortestPassword) {
      const message = refusal({ code: "passwordTooShort", params: { length: shortestPassword } });
      return setFault({ kind: "short", message });
    }
    setBusy(true);
    const result = await changePassword({ current: current ?? "", next: next ?? "" }).catch(() => null);
    setBusy(false);
    if (result?.ok) {
      setFault(null);
      form.reset();
      announce(t("done"));
      return;
    }
    const error = result?.error ?? { code: "unexpected" as const, params: {}, fields: [] };
    setFault({ kind: error.code === "wrongPassword" ? "wrong" : "other", message: refusal(error) });
  }

  const at = {
    current: fault?.kind === "wrong",
    next: fault?.kind === "short",
    repeat: fault?.kind === "mismatch",
  };
  const faulty = at.current ? "current" : at.next ? "next" : at.repeat ? "repeat" : null;
  return (
    <form method="post" onSubmit={submit} className="grid max-w-88 gap-3.5">
      {fault ? (
        <ErrorSummary
          title={t("failed")}
          occasion={fault}
          items={faulty ? [{ fieldId: faulty, message: fault.message }] : []}
        >
          {faulty ? null : fault.message}
        </ErrorSummary>
      ) : null}
      <Field id="current" label={t("current")} error={at.current ? fault?.message : null}>
        <PasswordInput
          id="current"
          name="current"
          required
          maxLength={1000}
          autoComplete="current-password"
          invalid={at.current}
        />
      </Field>
      <Field
        id="next"
        label={t("next")}
        help={t("nextHelp", { length: shortestPassword })}
        error={at.next ? fault?.message : null}
      >
        <PasswordInput
          id="next"
          name="next"
          required
          maxLength={1000}
          autoComplete="new-password"
          invalid={at.next}
          aria-describedby={describedBy("next", true, at.next)}
        />
      </Field>
      <Field id="repeat" label={t("repeat")} error={at.repeat ? fault?.message : null}>
        <PasswordInput
          id="repeat"
          name="repeat"
          required
          maxLength={1000}
          autoComplete="new-password"
          invalid={at.repeat}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
