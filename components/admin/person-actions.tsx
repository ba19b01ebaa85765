"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionError, ActionResult } from "@/lib/auth/types";
import type { DepartmentChoice } from "@/lib/departments/types";
import { disableUser, enableUser, resetSecondFactor } from "@/lib/people/actions";
import type { Person } from "@/lib/people/types";
import { PersonEmailForm } from "./person-email-form";
import { PostsForm } from "./posts-form";
import { ResetPasswordForm } from "./reset-password-form";

type Asked = "disable" | "enable" | "factor" | "reset" | "posts" | "email";

/** What is asked back before it is done. */
const changes = { disable: disableUser, enable: enableUser, factor: resetSecondFactor };

/** What an administrator may do to somebody's account. */
export function PersonActions({
  person,
  posts,
  departments,
  shortestPassword,
}: {
  person: Person;
  /** All that they hold here, this one included. */
  posts: Person[];
  departments: DepartmentChoice[];
  shortestPassword: number;
}) {
  const t = useTranslations("admin.people");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const { userId, name } = person;

  function ask(what: Asked | null) {
    setAsked(what);
    setError(null);
  }

  async function perform(run: () => Promise<ActionResult<unknown>>, done: string) {
    setBusy(true);
    const result = await run().catch(() => null);
    setBusy(false);
    if (!result?.ok) return setError(result?.error ?? { code: "unexpected", params: {}, fields: [] });
    ask(null);
    announce(done);
  }

  const summary = error ? (
    <ErrorSummary title={t("failed")} occasion={error}>
      {refusal(error)}
    </ErrorSummary>
  ) : null;
  return (
    <div className="flex gap-2">
      <Button size="small" aria-label={`${t("posts")}：${name}`} onClick={() => ask("posts")}>
        {t("posts")}
      </Button>
      <Button size="small" aria-label={`${t("email")}：${name}`} onClick={() => ask("email")}>
        {t("email")}
      </Button>
      {person.signsIn ? (
        <Button size="small" aria-label={`${t("reset")}：${name}`} onClick={() => ask("reset")}>
          {t("reset")}
        </Button>
      ) : null}
      {person.hasSecondFactor ? (
        <Button size="small" aria-label={`${t("factor")}：${name}`} onClick={() => ask("factor")}>
          {t("factor")}
        </Button>
      ) : null}
      {person.isDisabled ? (
        <Button size="small" aria-label={`${t("enable")}：${name}`} onClick={() => ask("enable")}>
          {t("enable")}
        </Button>
      ) : (
        <Button size="small" aria-label={`${t("disable")}：${name}`} onClick={() => ask("disable")}>
          {t("disable")}
        </Button>
      )}
      {asked === "disable" || asked === "enable" || asked === "factor" ? (
        <Dialog
          open
          onOpenChange={() => ask(null)}
          title={t(`${asked}Confirm`, { name })}
          description={t(`${asked}Note`)}
          footer={
            <Button
              variant={asked === "enable" ? "primary" : "danger"}
              busy={busy}
              onClick={() => void perform(() => changes[asked]({ userId }), t(`done.${asked}`, { name }))}
            >
              {t(asked)}
            </Button>
          }
        >
          {summary}
        </Dialog>
      ) : null}
      {asked === "posts" ? (
        <Dialog
          open
          onOpenChange={() => ask(null)}
          title={t("postsTitle", { name })}
          description={t("postsNote")}
        >
          <PostsForm person={person} posts={posts} departments={departments} />
        </Dialog>
      ) : null}
      {asked === "email" ? (
        <Dialog
          open
          onOpenChange={() => ask(null)}
          title={t("emailTitle", { name })}
          description={t("emailNote")}
        >
          <PersonEmailForm person={person} onDone={() => ask(null)} />
        </Dialog>
      ) : null}
      {asked === "reset" ? (
        <Dialog
          open
          onOpenChange={() => ask(null)}
          title={t("resetTitle", { name })}
          description={t("resetNote")}
        >
          <ResetPasswordForm person={person} shortestPassword={shortestPassword} onDone={() => ask(null)} />
        </Dialog>
      ) : null}
    </div>
  );
}
