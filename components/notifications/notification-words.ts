import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatMonth } from "@/lib/i18n/format";
import type { NotificationLine } from "@/lib/notifications/types";
import { owedInAll, owedWords } from "@/lib/notifications/view";
import type { AssignmentRole, TaskStatus } from "@/lib/tasks/types";

/** What a message says, in one sentence. */
export function useNotificationWords(): (line: NotificationLine) => string {
  const t = useTranslations("notifications");
  const kinds = useTranslations("notifications.kind");
  const owed = useTranslations("notifications.owed");
  const roles = useTranslations("terms.role");
  const statuses = useTranslations("terms.taskStatus");
  const locale = useLocale();
  const date = (day: string | null | undefined) => (day ? formatDate(day, locale) : t("noDeadline"));
  return ({ kind, count, data, taskId }) => {
    const { from, to, period, department = "" } = data;
    switch (kind) {
      case "report_returned":
        return kinds(kind, { period: period ? formatMonth(period, locale) : "" });
      case "role_changed":
        if (taskId === null) return kinds("role_changed_many", { count });
        if (!to) return kinds("role_removed");
        return kinds(kind, { from: roles(from as AssignmentRole), to: roles(to as AssignmentRole) });
      case "deadline_changed":
        if (taskId === null) return kinds("deadline_changed_many", { count });
        return kinds(kind, { from: date(from), to: date(to) });
      case "status_changed":
        if (taskId === null) return kinds("status_changed_many", { count });
        return kinds(kind, { from: statuses(from as TaskStatus), to: statuses(to as TaskStatus) });
      case "assignment_declined":
        return kinds(kind, { department });
      case "reports_owed":
        return kinds(data.late ? "reports_late" : kind, {
          what: owedWords(owed, owedInAll(data.plans), locale),
          due: date(data.dueOn),
        });
      case "extension_to_sign":
      case "extension_to_decide":
        return kinds(kind, { department, to: date(to) });
      case "extension_granted":
        return kinds(kind, { from: date(from), to: date(to) });
      case "extension_refused":
        return kinds(kind, { to: date(to) });
      case "problem_waiting":
      case "instruction_answered":
        return kinds(kind, { department, words: data.words ?? "" });
      case "problem_answered":
        return kinds(kind, { words: data.words ?? "" });
      case "instruction_given":
        return to
          ? kinds("instruction_given_due", { by: data.by ?? "", words: data.words ?? "", due: date(to) })
          : kinds(kind, { by: data.by ?? "", words: data.words ?? "" });
      case "step_asked":
        return kinds(kind, { by: data.by ?? "", count, words: data.words ?? "", due: date(to) });
      case "step_withdrawn":
        return kinds(kind, { by: data.by ?? "", count, words: data.words ?? "" });
      case "step_reopened":
        return kinds(kind, { by: data.by ?? "", count, words: data.words ?? "" });
      case "step_reached":
        return kinds(kind, { department, count, words: data.words ?? "" });
      case "plan_archived":
      case "plan_restored":
        return kinds(kind, { by: data.by ?? "" });
      case "urged":
        return kinds(kind, { by: data.by ?? "", words: data.words ?? "" });
      case "claim_returned":
        return kinds(kind);
      default:
        return kinds(kind, { count });
    }
  };
}
