"use client";

import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { TextInput } from "@/components/ui/text-input";
import type { DemoAccount } from "@/lib/auth/types";
import { CodeForm } from "./code-form";

export type ProviderRefusal = "unknown" | "failed";

type Refusal =
  | { kind: ProviderRefusal }
  | { kind: "wrong" }
  | { kind: "code" }
  | { kind: "locked"; seconds: number }
  | { kind: "unreachable" };

/** Fields that are to be filled anew. */
const again = { wrong: "password", code: "code" } as const;

function refusalFrom(error: string | null | undefined): Refusal {
  if (error === "code-wrong") return { kind: "code" };
  const wait = /^locked:(\d+)$/.exec(error ?? "")?.[1];
  if (wait) return { kind: "locked", seconds: Number(wait) };
  return error === "CredentialsSignin" ? { kind: "wrong" } : { kind: "unreachable" };
}

export function SignInForm({
  next,
  demo,
  provider,
  refusedBy,
}: {
  next: string;
  demo: DemoAccount[];
  /** What people know the identity provider by; null where there is none. */
  provider: string | null;
  /** Why the provider's answer let nobody in. */
  refusedBy: ProviderRefusal | null;
}) {
  const t = useTranslations();
  const router = useRouter();
  const password = useRef<HTMLInputElement>(null);
  const [username, setUsername] = useState("");
  const [busy, setBusy] = useState(false);
  /** What was right, while the second factor is asked for. */
  const [proven, setProven] = useState<{ name: string; secret: string } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(refusedBy && { kind: refusedBy });

  async function enter(name: string, secret: string, code?: string) {
    setBusy(true);
    const typed = { username: name, password: secret, ...(code === undefined ? {} : { code }) };
    const result = await signIn("credentials", { ...typed, redirect: false }).catch(() => null);
    if (result?.ok) {
      router.replace(next);
      router.refresh();
      return;
    }
    setBusy(false);
    if (result?.error === "code-needed") {
      setProven({ name, secret });
      setRefusal(null);
      return;
    }
    setRefusal(refusalFrom(result?.error));
    if (password.current) password.current.value = "";
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void enter(username, password.current?.value ?? "");
  }

  return (
    <>
      <h1 className="mb-4 text-headline font-strong">{t("auth.signIn")}</h1>
      {refusal ? (
        <div className="mb-4">
          <ErrorSummary
            title={t(`auth.refused.${refusal.kind}.title`)}
            occasion={refusal}
            items={
              refusal.kind === "wrong" || refusal.kind === "code"
                ? [{ fieldId: again[refusal.kind], message: t(`auth.refused.${refusal.kind}.again`) }]
                : []
            }
          >
            {refusal.kind === "locked"
              ? t("auth.refused.locked.body", { seconds: refusal.seconds })
              : t(`auth.refused.${refusal.kind}.body`)}
          </ErrorSummary>
        </div>
      ) : null}
      {proven ? (
        <CodeForm
          busy={busy}
          enter={(code) => void enter(proven.name, proven.secret, code)}
          leave={() => {
            setProven(null);
            setRefusal(null);
          }}
        />
      ) : (
        <>
          <form method="post" onSubmit={submit} className="grid gap-3.5">
            <Field id="username" label={t("auth.username")}>
              <TextInput
                id="username"
                name="username"
                controlSize="large"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                required
                maxLength={200}
                value={username}
                onChange={(event) => setUsername(event.target.value)}
              />
            </Field>
            <Field id="password" label={t("auth.password")}>
              <PasswordInput
                id="password"
                name="password"
                ref={password}
                controlSize="large"
                autoComplete="current-password"
                required
                maxLength={1000}
              />
            </Field>
            <Button variant="primary" size="large" type="submit" busy={busy} className="w-full">
              {t("auth.signIn")}
            </Button>
          </form>
          {provider ? (
            <Button
              size="large"
              busy={busy}
              className="mt-3 w-full"
              onClick={() => {
                setBusy(true);
                void signIn("oidc", { callbackUrl: next }).catch(() => {
                  setBusy(false);
                  setRefusal({ kind: "unreachable" });
                });
              }}
            >
              {t("auth.with", { provider })}
            </Button>
          ) : null}
          <p className="mt-4 text-meta text-ink-3">{t("auth.forgotten")}</p>
          {demo.length > 0 ? <DemoAccounts accounts={demo} busy={busy} enter={enter} /> : null}
        </>
      )}
    </>
  );
}

function DemoAccounts({
  accounts,
  busy,
  enter,
}: {
  accounts: DemoAccount[];
  busy: boolean;
  enter: (username: string, password: string) => Promise<void>;
}) {
  const t = useTranslations();
  return (
    <section className="mt-6 border-t border-line pt-4" aria-labelledby="demo-heading">
      <h2 id="demo-heading" className="text-table font-strong">
        {t("auth.demo.title")}
      </h2>
      <p className="text-meta text-ink-3">{t("auth.demo.note")}</p>
      <ul className="mt-2 grid gap-1">
        {accounts.map(({ username, role, department }) => (
          <li key={username}>
            <button
              type="button"
              disabled={busy}
              onClick={() => void enter(username, "luoshi-demo")}
              className="flex w-full items-baseline gap-2 rounded-sm px-2 py-1.5 text-left text-table hover:bg-hover max-md:min-h-11 max-md:items-center"
            >
              <span className="w-24 shrink-0 text-action">{username}</span>
              <span className="text-ink-2">
                {t(`terms.userRole.${role}`)}
                {department ? `　${department}` : ""}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
