"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useAnnounce } from "@/components/ui/toast";
import type { DepartmentChoice } from "@/lib/departments/types";
import { addMembership, removeMembership } from "@/lib/people/actions";
import { type Person, type UserRole, userRoles } from "@/lib/people/types";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

/** The posts that one person holds in the workspace. */
export function PostsForm({
  person: { userId },
  posts,
  departments,
}: {
  person: Person;
  posts: Person[];
  departments: DepartmentChoice[];
}) {
  const t = useTranslations("admin.people");
  const roles = useTranslations("terms.userRole");
  const announce = useAnnounce();
  const { busy, error, submit } = useSubmission();
  const [role, setRole] = useState<UserRole>("officer");

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const departmentId = String(new FormData(event.currentTarget).get("departmentId") ?? "") || null;
    void submit(
      () => addMembership({ userId, role, departmentId }),
      () => announce(t("done.postAdded")),
    );
  }

  const named = (post: Person) => [roles(post.role), post.department ?? post.post].filter(Boolean).join("　");
  return (
    <div className="grid gap-4">
      <SubmissionError title={t("failed")} error={error} labels={{ departmentId: t("department") }} />
      <ul className="border-t border-line">
        {posts.map((post) => (
          <li
            key={post.membershipId}
            className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-table"
          >
            {named(post)}
            {posts.length > 1 ? (
              <Button
                size="small"
                busy={busy}
                aria-label={`${t("removePost")}：${named(post)}`}
                onClick={() =>
                  void submit(
                    () => removeMembership({ membershipId: post.membershipId }),
                    () => announce(t("done.postRemoved")),
                  )
                }
              >
                {t("removePost")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <form onSubmit={add} className="grid gap-3">
        <Field id="role" label={t("role")}>
          <Select id="role" value={role} onChange={(event) => setRole(event.target.value as UserRole)}>
            {userRoles.map((value) => (
              <option key={value} value={value}>
                {roles(value)}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="departmentId" label={t("department")}>
          <Select
            id="departmentId"
            name="departmentId"
            defaultValue=""
            required={role === "officer" || role === "head"}
            invalid={error?.fields.includes("departmentId")}
          >
            <option value="">{t("noDepartment")}</option>
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("addPost")}
          </Button>
        </div>
      </form>
    </div>
  );
}
