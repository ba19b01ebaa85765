"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionError } from "@/lib/auth/types";
import { createUser } from "@/lib/people/actions";
import { type UserRole, userRoles } from "@/lib/people/types";

interface Option {
  id: string;
  name: string;
}

export function CreateUserDialog({
  departments,
  shortestPassword,
  provider,
}: {
  departments: Option[];
  shortestPassword: number;
  /** What people know the identity provider by: with it nobody needs a password here. */
  provider: string | null;
}) {
  const t = useTranslations();
  const words = useTranslations("admin.people");
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const [role, setRole] = useState<UserRole>("officer");
  const refusal = useRefusal();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "");
    setBusy(true);
    const result = await createUser({
      username: text("username"),
      name: text("name"),
      role,
      departmentId: text("departmentId") || null,
      post: text("post") || null,
      email: text("email"),
      password: text("password") || null,
    }).catch(() => null);
    setBusy(false);
    if (result?.ok) {
      announce(words("done.created", { name: text("name") }));
      setError(null);
      setOpen(false);
      return;
    }
    setError(result?.error ?? { code: "unexpected", params: {}, fields: [] });
  }

  const labels: Record<string, string> = {
    name: words("name"),
    username: words("username"),
    departmentId: words("department"),
    email: words("email"),
    password: words("initialPassword"),
  };
  const wrong = (name: string) =>
    error?.fields.includes(name) || (name === "username" && error?.code === "usernameTaken");
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">{words("add")}</Button>}
      title={words("add")}
    >
      <form onSubmit={submit} className="grid gap-3">
        {error ? (
          <ErrorSummary
            title={words("failed")}
            occasion={error}
            items={error.fields.flatMap((name) =>
              labels[name] ? [{ fieldId: name, message: labels[name] }] : [],
            )}
          >
            {refusal(error)}
          </ErrorSummary>
        ) : null}
        <Field id="name" label={words("name")}>
          <TextInput
            id="name"
            name="name"
            required
            maxLength={80}
            invalid={wrong("name")}
            autoComplete="off"
          />
        </Field>
        <Field id="username" label={words("username")} help={words("usernameHelp")}>
          <TextInput
            id="username"
            name="username"
            required
            maxLength={64}
            invalid={wrong("username")}
            autoComplete="off"
            aria-describedby={describedBy("username", true, null)}
          />
        </Field>
        <Field id="role" label={words("role")}>
          <Select id="role" value={role} onChange={(event) => setRole(event.target.value as UserRole)}>
            {userRoles.map((value) => (
              <option key={value} value={value}>
                {t(`terms.userRole.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="departmentId" label={words("department")} help={words("departmentHelp")}>
          <Select
            id="departmentId"
            name="departmentId"
            defaultValue=""
            invalid={wrong("departmentId")}
            required={role === "officer" || role === "head"}
            aria-describedby={describedBy("departmentId", true, null)}
          >
            <option value="">{words("noDepartment")}</option>
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="post" label={words("post")}>
          <TextInput id="post" name="post" maxLength={80} autoComplete="off" />
        </Field>
        <Field id="email" label={words("email")} help={words("emailHelp")}>
          <TextInput
            id="email"
            name="email"
            type="email"
            maxLength={200}
            invalid={wrong("email")}
            autoComplete="off"
            aria-describedby={describedBy("email", true, null)}
          />
        </Field>
        <Field
          id="password"
          label={words("initialPassword")}
          help={
            provider
              ? words("passwordOptional", { length: shortestPassword, provider })
              : words("passwordHelp", { length: shortestPassword })
          }
        >
          <PasswordInput
            id="password"
            name="password"
            required={provider === null}
            minLength={shortestPassword}
            maxLength={1000}
            invalid={wrong("password")}
            autoComplete="new-password"
            aria-describedby={describedBy("password", true, null)}
          />
        </Field>
        <div className="pt-1">
          <Button type="submit" variant="primary" busy={busy}>
            {words("create")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
