"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionResult } from "@/lib/auth/action";
import { disableUser, enableUser, resetPassword } from "@/lib/people/actions";
import type { Person } from "@/lib/people/types";

export function PersonActions({ person, shortestPassword }: { person: Person; shortestPassword: number }) {
  const t = useTranslations("admin.people");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const [asked, setAsked] = useState<"disable" | "reset" | null>(null);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const { userId, name } = person;

  async function perform(run: () => Promise<ActionResult<unknown>>, done: string) {
    setBusy(true);
    const result = await run().catch(() => null);
    setBusy(false);
    if (!result?.ok) return setMessage(refusal(result?.error ?? { code: "unexpected", params: {} }));
    setMessage(null);
    setAsked(null);
    announce(done);
  }

  function reset(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    void perform(() => resetPassword({ userId, password }), t("done.reset", { name }));
  }

  const close = (open: boolean) => {
    if (open) return;
    setAsked(null);
    setMessage(null);
  };
  const fieldId = `password-${userId}`;
  return (
    <div className="flex gap-2">
      {person.signsIn ? (
        <Button size="small" onClick={() => setAsked("reset")}>
          {t("reset")}
        </Button>
      ) : null}
      {person.isDisabled ? (
        <Button
          size="small"
          busy={busy}
          onClick={() => void perform(() => enableUser({ userId }), t("done.enabled", { name }))}
        >
          {t("enable")}
        </Button>
      ) : (
        <Button size="small" variant="danger" onClick={() => setAsked("disable")}>
          {t("disable")}
        </Button>
      )}
      <Dialog
        open={asked === "disable"}
        onOpenChange={close}
        title={t("disableConfirm", { name })}
        description={t("disableNote")}
        footer={
          <Button
            variant="primary"
            busy={busy}
            onClick={() => void perform(() => disableUser({ userId }), t("done.disabled", { name }))}
          >
            {t("disable")}
          </Button>
        }
      >
        {message ? <ErrorSummary title={t("failed")}>{message}</ErrorSummary> : null}
      </Dialog>
      <Dialog
        open={asked === "reset"}
        onOpenChange={close}
        title={t("resetTitle", { name })}
        description={t("resetNote")}
      >
        <form onSubmit={reset} className="grid gap-3">
          {message ? <ErrorSummary title={t("failed")}>{message}</ErrorSummary> : null}
          <Field id={fieldId} label={t("password")} help={t("passwordHelp", { length: shortestPassword })}>
            <PasswordInput
              id={fieldId}
              name="password"
              required
              minLength={shortestPassword}
              maxLength={1000}
              autoComplete="new-password"
              aria-describedby={describedBy(fieldId, true, null)}
            />
          </Field>
          <div>
            <Button type="submit" variant="primary" busy={busy}>
              {t("reset")}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
