import { useLocale, useTranslations } from "next-intl";
import type { AuditEntry } from "@/lib/audit/schema";
import { formatList } from "@/lib/i18n/format";
import { lights } from "@/lib/tasks/types";

/** A row of the log in words. */
export function AuditSentence({ entry }: { entry: AuditEntry }) {
  const t = useTranslations();
  const locale = useLocale();
  const role = (value: string | null) =>
    value === "lead" || value === "responsible" || value === "cooperating"
      ? t(`terms.role.${value}`)
      : t("admin.audit.noRole");

  switch (entry.kind) {
    case "task.revised":
    case "task.changed": {
      const fields = entry.data.changes.map(({ field, from, to }) => {
        const name = isEditedField(field) ? t(`admin.audit.field.${field}`) : field;
        return field === "text" ? name : `${name} ${from ?? t("common.none")} → ${to ?? t("common.none")}`;
      });
      return withReason(
        t(`admin.audit.kind.${entry.kind}`, { fields: fields.join("；") }),
        entry.data.reason,
      );
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
    case "period.changed": {
      const { period, changes } = entry.data;
      const said = (field: string, value: unknown) =>
        field === "reporters" && t.has(`periods.reporters.${value as "all"}`)
          ? t(`periods.reporters.${value as "all"}`)
          : String(value ?? t("common.none"));
      const fields = changes.map(({ field, from, to }) => {
        const label = isPeriodField(field) ? t(`admin.audit.field.${field}`) : field;
        return `${label} ${said(field, from)} → ${said(field, to)}`;
      });
      return t("admin.audit.kind.period.changed", { period, fields: fields.join("；") });
    }
    case "evidence.added":
    case "evidence.removed": {
      const { department, fileName, period } = entry.data;
      const place = period ? t("admin.audit.place.report", { period }) : t("admin.audit.place.claim");
      return t(`admin.audit.kind.${entry.kind}`, { department, fileName, place });
    }
    case "milestones.changed": {
      const { to, reason } = entry.data;
      const steps = to
        .map(({ department, name, dueOn, share }) =>
          [department, name, dueOn, `${share}%`].filter(Boolean).join(" "),
        )
        .join("；");
      return withReason(t("admin.audit.kind.milestones.changed", { count: to.length, steps }), reason);
    }
    case "milestone.reached":
    case "milestone.reopened": {
      const { name, on, word } = entry.data;
      return t(`admin.audit.kind.${entry.kind}`, { name, on: on ?? "", word });
    }
    case "membership.added":
    case "membership.removed":
    case "membership.switched": {
      const { username, role: post, department } = entry.data;
      const standing = [userRole(post), department].filter(Boolean).join("　");
      return t(`admin.audit.kind.${entry.kind}`, { username, standing });
    }
    case "extension.asked":
    case "extension.signed_off":
    case "extension.withdrawn":
      return withReason(t(`admin.audit.kind.${entry.kind}`, entry.data), entry.data.reason);
    case "extension.granted": {
      const { department, from, to, reason } = entry.data;
      return withReason(t("admin.audit.kind.extension.granted", { department, from, to }), reason);
    }
    case "problem.raised":
    case "problem.addressed":
    case "problem.answered":
    case "problem.closed":
    case "problem.reopened": {
      const { department, addressee, to, words } = entry.data;
      const who = addressee === "department" ? (to ?? "") : t(`admin.audit.addressee.${addressee}`);
      return t(`admin.audit.kind.${entry.kind}`, { department, who, words });
    }
    case "instruction.given": {
      const { words, dueOn } = entry.data;
      const departments = entry.data.departments.join(t("admin.audit.and"));
      return dueOn
        ? t("admin.audit.kind.instruction.given_due", { departments, due: dueOn, words })
        : t("admin.audit.kind.instruction.given", { departments, words });
    }
    case "instruction.closed": {
      const words = t("admin.audit.kind.instruction.closed");
      return entry.data.words ? `${words}；${entry.data.words}` : words;
    }
    case "light.overridden":
    case "light.override_lifted": {
      const light = lights.find((one) => one === entry.data.light) ?? "none";
      return t(`admin.audit.kind.${entry.kind}`, { ...entry.data, light: t(`terms.light.${light}`) });
    }
    case "plan.thresholds_changed": {
      const fields = entry.data.changes.map(({ field, from, to }) => {
        const name = isThreshold(field) ? t(`admin.audit.field.${field}`) : field;
        return `${name} ${from} → ${to}`;
      });
      return withReason(
        t("admin.audit.kind.plan.thresholds_changed", { fields: fields.join("；") }),
        entry.data.reason,
      );
    }
    case "plan.archived":
    case "plan.restored":
      return withReason(t(`admin.audit.kind.${entry.kind}`, entry.data), entry.data.reason);
    case "plan.revised":
    case "plan.ledger_returned": {
      const { indicators = [], edition = 0, ...told } = entry.data;
      const words = t(`admin.audit.kind.${entry.kind}`, { ...told, edition });
      return withReason(words + revisedIndicators(indicators), told.reason);
    }
    case "department.created":
      return t("admin.audit.kind.department.created", { name: entry.data.name });
    default:
      return t(`admin.audit.kind.${entry.kind}`, entry.data);
  }

  function revisedIndicators(all: NonNullable<RevisedPlan["indicators"]>): string {
    if (all.length === 0) return "";
    const words = all.slice(0, mostIndicators).map(({ name, kind, changes }) => {
      if (kind !== "changed") return t(`admin.audit.indicators.${kind === "new" ? "new" : "gone"}`, { name });
      const fields = changes.map(({ field, from, to }) => {
        const [what = "", year = ""] = field.split(" ");
        const label = isIndicatorField(what) ? t(`admin.audit.indicators.field.${what}`, { year }) : field;
        return `${label} ${nature(from)} → ${nature(to)}`;
      });
      return `${name} ${fields.join("、")}`;
    });
    const rest = all.length - words.length;
    if (rest > 0) words.push(t("admin.audit.indicators.more", { count: rest }));
    return t("admin.audit.indicators.all", { words: words.join("；") });
  }
  function nature(value: unknown): string {
    if (value === "expected" || value === "binding") return t(`terms.indicatorKind.${value}`);
    return value === null ? t("common.none") : String(value);
  }
  function setting(value: unknown): string {
    if (Array.isArray(value))
      return value.length === 0 ? t("common.none") : formatList(value.map(String), locale);
    if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
    return value === null ? t("common.none") : String(value);
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

type RevisedPlan = Extract<AuditEntry, { kind: "plan.revised" | "plan.ledger_returned" }>["data"];

/** So many indicators of a revision are told in a sentence; the record holds all of them. */
const mostIndicators = 8;
const indicatorFields = ["baseline", "target", "unit", "nature"] as const;

function isIndicatorField(field: string): field is (typeof indicatorFields)[number] {
  return indicatorFields.some((known) => known === field);
}

const editedFields = ["number", "title", "text", "deadlineOn", "deadlineKind", "deadlineWords"] as const;
const workspaceFields = [
  "name",
  "timeZone",
  "signOffRequired",
  "evidenceRequired",
  "allowsOversight",
  "returnReasons",
  "keepMessagesDays",
  "keepDraftsDays",
  "keepDiscardedDays",
] as const;

function isWorkspaceField(field: string): field is (typeof workspaceFields)[number] {
  return workspaceFields.some((known) => known === field);
}

const periodFields = ["name", "opensOn", "dueOn", "reporters"] as const;

function isPeriodField(field: string): field is (typeof periodFields)[number] {
  return periodFields.some((known) => known === field);
}

const departmentFields = ["name", "group"] as const;

function isDepartmentField(field: string): field is (typeof departmentFields)[number] {
  return departmentFields.some((known) => known === field);
}

function isEditedField(field: string): field is (typeof editedFields)[number] {
  return editedFields.some((known) => known === field);
}

const thresholds = ["yellowDays", "yellowLag", "redLag"] as const;

function isThreshold(field: string): field is (typeof thresholds)[number] {
  return thresholds.some((known) => known === field);
}
