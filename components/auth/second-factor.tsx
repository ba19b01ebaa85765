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
import type { ActionError, ActionResult } from "@/lib/auth/types";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from "@/lib/people/actions";
import type { SecondFactorState } from "@/lib/people/types";

/** The reader's own second factor: set up with a code app, shown once in recovery codes, given up with the password. */
export function SecondFactor({ state }: { state: SecondFactorState }) {
  const t = useTranslations("auth.secondFactor");
  const refusal = useRefusal();
  const announce = useAnnounce();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const [enrolment, setEnrolment] = useState<{ secret: string; picture: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);

  async function run<T>(work: () => Promise<ActionResult<T>>, onDone: (data: T) => void) {
    setBusy(true);
    const result = await work().catch(() => null);
    setBusy(false);
    if (!result?.ok) return setError(result?.error ?? { code: "unexpected", params: {}, fields: [] });
    setError(null);
    onDone(result.data);
  }

  function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    void run(
      () => confirmSecondFactor({ code }),
      ({ recoveryCodes }) => {
        setEnrolment(null);
        setCodes(recoveryCodes);
      },
    );
  }

  function remove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("factorPassword") ?? "");
    void run(
      () => removeSecondFactor({ password }),
      () => announce(t("done.removed")),
    );
  }

  const summary = error ? (
    <ErrorSummary title={t("failed")} occasion={error}>
      {refusal(error)}
    </ErrorSummary>
  ) : null;
  if (codes) {
    return (
      <div className="grid max-w-88 gap-3.5">
        <p role="status" className="font-strong">
          {t("codesTitle")}
        </p>
        <p className="text-table">{t("codesNote")}</p>
        <ul className="grid grid-cols-2 gap-x-6 border-y border-line py-2 tabular-nums">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div>
          <Button
            variant="primary"
            onClick={() => {
              setCodes(null);
              router.refresh();
            }}
          >
            {t("codesKept")}
          </Button>
        </div>
      </div>
    );
  }
  if (state.isInForce) {
    return (
      <form onSubmit={remove} className="grid max-w-88 gap-3.5">
        {summary}
        <p className="text-table">{t("inForce", { count: state.recoveryCodesLeft })}</p>
        <Field id="factorPassword" label={t("password")}>
          <PasswordInput
            id="factorPassword"
            name="factorPassword"
            required
            maxLength={1000}
            autoComplete="current-password"
            invalid={error?.code === "wrongPassword"}
          />
        </Field>
        <div>
          <Button type="submit" variant="danger" busy={busy}>
            {t("remove")}
          </Button>
        </div>
      </form>
    );
  }
  if (enrolment) {
    return (
      <form onSubmit={confirm} className="grid max-w-88 gap-3.5">
        {summary}
        <p className="text-table">{t("scan")}</p>
        {/* biome-ignore lint/performance/noImgElement: drawn on the server for this reader alone, nothing to optimise */}
        <img src={enrolment.picture} alt={t("picture")} width={200} height={200} className="rounded-sm" />
        <p className="text-meta text-ink-2">
          {t("byHand")} <span className="font-strong break-all text-ink">{enrolment.secret}</span>
        </p>
        <Field id="code" label={t("code")} help={t("codeHelp")}>
          <TextInput
            id="code"
            name="code"
            inputMode="numeric"
            required
            maxLength={10}
            autoComplete="one-time-code"
            invalid={error?.code === "wrongCode"}
            aria-describedby={describedBy("code", true, null)}
          />
        </Field>
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("confirm")}
          </Button>
        </div>
      </form>
    );
  }
  return (
    <div className="grid max-w-88 gap-3.5">
      {summary}
      <p className="text-table">{t("intro")}</p>
      <div>
        <Button busy={busy} onClick={() => void run(() => beginSecondFactor({}), setEnrolment)}>
          {t("begin")}
        </Button>
      </div>
    </div>
  );
}
