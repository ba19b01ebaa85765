import { useTranslations } from "next-intl";
import type { AuditEntry } from "@/lib/audit/schema";

/** A row of the log in words. */
export function AuditSentence({ entry }: { entry: AuditEntry }) {
  const t = useTranslations();
  const role = (value: string | null) =>
    value === "lead" || value === "responsible" || value === "cooperating"
      ? t(`terms.role.${value}`)
      : t("admin.audit.noRole");

  switch (entry.kind) {
    case "task.changed": {
      const fields = entry.data.changes.map(({ field, from, to }) => {
        const name = isEditedField(field) ? t(`admin.audit.field.${field}`) : field;
        return field === "text" ? name : `${name} ${from ?? t("common.none")} → ${to ?? t("common.none")}`;
      });
      return withReason(t("admin.audit.kind.task.changed", { fields: fields.join("；") }), entry.data.reason);
    }
    case "task.status_changed": {
      const { from, to, reason } = entry.data;
      return withReason(
        t("admin.audit.kind.task.status_changed", { from: status(from), to: status(to) }),
        reason,
      );
    }
    case "assignment.changed": {
      const { department, from, to, reason } = entry.data;
      const words = t("admin.audit.kind.assignment.changed", { department, from: role(from), to: role(to) });
      return withReason(words, reason);
    }
    case "user.created": {
      const { name, username } = entry.data;
      return t("admin.audit.kind.user.created", { name, username });
    }
    case "department.changed": {
      const { name, changes } = entry.data;
      const fields = changes.map(({ field, from, to }) => {
        const label = isDepartmentField(field) ? t(`admin.audit.field.${field}`) : field;
        return `${label} ${from ?? t("common.none")} → ${to ?? t("common.none")}`;
      });
      return t("admin.audit.kind.department.changed", { name, fields: fields.join("；") });
    }
    case "workspace.changed": {
      const fields = entry.data.changes.map(({ field, from, to }) => {
        const label = isWorkspaceField(field) ? t(`admin.audit.field.${field}`) : field;
        return `${label} ${setting(from)} → ${setting(to)}`;
      });
      return t("admin.audit.kind.workspace.changed", { fields: fields.join("；") });
    }
    case "membership.added":
    case "membership.removed": {
      const { username, role: post, department } = entry.data;
      const standing = [userRole(post), department].filter(Boolean).join("　");
      return t(`admin.audit.kind.${entry.kind}`, { username, standing });
    }
    case "department.created":
      return t("admin.audit.kind.department.created", { name: entry.data.name });
    default:
      return t(`admin.audit.kind.${entry.kind}`, entry.data);
  }

  function setting(value: unknown): string {
    if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
    return String(value);
  }
  function userRole(value: string): string {
    return t.has(`terms.userRole.${value as "head"}`) ? t(`terms.userRole.${value as "head"}`) : value;
  }
  function status(value: string): string {
    return t.has(`terms.taskStatus.${value as "draft"}`) ? t(`terms.taskStatus.${value as "draft"}`) : value;
  }
  function withReason(words: string, reason: string | null): string {
    return reason ? `${words}；${t("admin.audit.reason", { reason })}` : words;
  }
}

const editedFields = ["title", "text", "deadlineOn", "deadlineKind"] as const;
const workspaceFields = ["name", "timeZone", "signOffRequired", "allowsOversight"] as const;

function isWorkspaceField(field: string): field is (typeof workspaceFields)[number] {
  return workspaceFields.some((known) => known === field);
}

const departmentFields = ["name", "group"] as const;

function isDepartmentField(field: string): field is (typeof departmentFields)[number] {
  return departmentFields.some((known) => known === field);
}

function isEditedField(field: string): field is (typeof editedFields)[number] {
  return editedFields.some((known) => known === field);
}
