import type { AuditRecord } from "@/lib/audit/mutations";
import type { News } from "./types";

const longestReason = 200;

function short(reason: string | null): string | null {
  return reason && reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason;
}

/** Changes of state that the departments of a task hear of; they make the others themselves. */
function concernsDepartments(from: string, to: string): boolean {
  return (
    ["suspended", "cancelled", "completed"].includes(to) ||
    ["suspended", "cancelled", "completed", "closed"].includes(from)
  );
}

/** What a written record is news of, and for whom. Pure: names are resolved where it is stored. */
export function newsOf(records: AuditRecord[], by: string, signOffRequired: boolean): News[] {
  const signed = new Set(
    records
      .filter(({ kind }) => kind === "report.signed_off" || kind === "extension.signed_off")
      .map(({ subjectId }) => subjectId),
  );
  return records.flatMap((record): News[] => {
    const place = { plan: record.planId ?? null, task: record.taskId ?? null };
    switch (record.kind) {
      case "plan.handed_out":
        return [{ ...place, kind: "assigned", audience: "handed_out", single: false, data: { by } }];
      case "plan.archived":
      case "plan.restored": {
        const kind = record.kind === "plan.archived" ? "plan_archived" : "plan_restored";
        const data = { by, reason: short(record.data.reason) };
        return [{ ...place, kind, audience: "plan", single: false, data }];
      }
      case "report.submitted": {
        if (signed.has(record.subjectId)) return [];
        const { department, period } = record.data;
        const data = { department, period };
        return signOffRequired
          ? [{ ...place, kind: "report_to_sign", audience: "heads", department, single: false, data }]
          : [{ ...place, kind: "report_to_review", audience: "supervisors", single: false, data }];
      }
      case "report.signed_off": {
        const { department, period } = record.data;
        const data = { department, period };
        return [{ ...place, kind: "report_to_review", audience: "supervisors", single: false, data }];
      }
      case "report.returned": {
        const { department, period, reason } = record.data;
        const data = { by, period, reason: short(reason) };
        return [
          { ...place, kind: "report_returned", audience: "department", department, single: true, data },
        ];
      }
      case "assignment.declined": {
        const { department, reason } = record.data;
        const data = { department, reason: short(reason) };
        return [{ ...place, kind: "assignment_declined", audience: "supervisors", single: true, data }];
      }
      case "reminder.sent": {
        const { department, words } = record.data;
        return [
          { ...place, kind: "urged", audience: "department", department, single: true, data: { by, words } },
        ];
      }
      case "period.urged": {
        const { department, words } = record.data;
        return [
          { ...place, kind: "urged", audience: "department", department, single: false, data: { by, words } },
        ];
      }
      case "assignment.changed": {
        const { department, from, to, reason } = record.data;
        const told = { ...place, audience: "department", department, single: false } as const;
        const data = { by, from, to, reason: short(reason) };
        // The same role again is given to a department that had declined it.
        return [{ ...told, kind: from === null || from === to ? "assigned" : "role_changed", data }];
      }
      case "task.revised":
      case "task.changed": {
        const { changes, reason } = record.data;
        const told = { ...place, audience: "task", single: false } as const;
        const moved = changes.find(({ field }) => field === "deadlineOn");
        const news: News[] = [];
        if (moved) {
          const data = { by, from: day(moved.from), to: day(moved.to), reason: short(reason) };
          news.push({ ...told, kind: "deadline_changed", data });
        }
        // Another name for the same work is nobody's concern; with a day comes its kind.
        const isReworded = changes.some(
          ({ field }) => field === "text" || (field === "deadlineKind" && moved === undefined),
        );
        if (isReworded || (record.kind === "task.revised" && !moved)) {
          const kind = record.kind === "task.revised" ? "task_revised" : "task_changed";
          news.push({ ...told, kind, data: { by, reason: short(reason) } });
        }
        return news;
      }
      case "extension.asked":
      case "extension.signed_off": {
        const isAsked = record.kind === "extension.asked";
        if (isAsked && signed.has(record.subjectId)) return [];
        const { department, to, reason } = record.data;
        const told = { ...place, single: true, data: { department, to, reason: short(reason) } };
        return isAsked && signOffRequired
          ? [{ ...told, kind: "extension_to_sign", audience: "heads", department }]
          : [{ ...told, kind: "extension_to_decide", audience: "supervisors" }];
      }
      case "extension.granted": {
        const { from, to, reason } = record.data;
        const data = { by, from, to, reason: short(reason) };
        return [{ ...place, kind: "extension_granted", audience: "task", single: true, data }];
      }
      case "extension.refused": {
        const { department, to, reason } = record.data;
        const data = { by, to, reason: short(reason) };
        return [
          { ...place, kind: "extension_refused", audience: "department", department, single: true, data },
        ];
      }
      case "problem.raised":
      case "problem.addressed":
      case "problem.reopened":
        return newsOfProblem(record.data, place, by);
      case "problem.answered": {
        const { department, words } = record.data;
        const data = { by, words: short(words) ?? "" };
        return [
          { ...place, kind: "problem_answered", audience: "department", department, single: true, data },
        ];
      }
      case "instruction.given": {
        const { words, dueOn, departments } = record.data;
        const data = { by, words: short(words) ?? "", to: dueOn };
        // On a whole plan there is no task to tell them apart by.
        const single = record.taskId !== null && record.taskId !== undefined;
        return departments.map((department) => ({
          ...place,
          kind: "instruction_given",
          audience: "department",
          department,
          single,
          data,
        }));
      }
      case "instruction.answered": {
        const { department, words, giver } = record.data;
        const data = { department, words: short(words) ?? "" };
        const single = record.taskId !== null && record.taskId !== undefined;
        return [{ ...place, kind: "instruction_answered", audience: "person", person: giver, single, data }];
      }
      case "milestones.changed":
        return newsOfSteps(record.data, place, by);
      case "milestone.reached": {
        const { department, name } = record.data;
        if (!department) return [];
        const data = { department, words: name };
        return [{ ...place, kind: "step_reached", audience: "answering", single: true, data }];
      }
      case "milestone.reopened": {
        const { department, name, word } = record.data;
        if (!department) return [];
        const told = {
          ...place,
          kind: "step_reopened",
          single: true,
          data: { by, words: name, reason: short(word) },
        } as const;
        return [
          { ...told, audience: "department", department },
          { ...told, audience: "answering" },
        ];
      }
      case "task.status_changed":
        return newsOfStatus(record.data, place, by);
      default:
        return [];
    }
  });
}

function day(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function newsOfStatus(
  { from, to, reason }: { from: string; to: string; reason: string | null },
  place: Pick<News, "plan" | "task">,
  by: string,
): News[] {
  if (from === to) return [];
  if (from === "draft" && to === "assigned")
    return [{ ...place, kind: "assigned", audience: "task", single: false, data: { by } }];
  const data = { by, from, to, reason: short(reason) };
  if (to === "completion_claimed")
    return [{ ...place, kind: "completion_claimed", audience: "supervisors", single: false, data }];
  if (from === "completion_claimed" && to === "in_progress")
    return [{ ...place, kind: "claim_returned", audience: "task", single: true, data }];
  return concernsDepartments(from, to)
    ? [{ ...place, kind: "status_changed", audience: "task", single: false, data }]
    : [];
}

interface ProblemData {
  department: string;
  addressee: "supervisor" | "leader" | "department";
  to: string | null;
  words: string;
}

/** To whoever has to decide. */
function newsOfProblem(
  { department, addressee, to, words }: ProblemData,
  place: Pick<News, "plan" | "task">,
  by: string,
): News[] {
  const told = {
    ...place,
    kind: "problem_waiting",
    single: true,
    data: { by, department, words: short(words) ?? "" },
  } as const;
  if (addressee === "department") return to ? [{ ...told, audience: "department", department: to }] : [];
  return [{ ...told, audience: addressee === "leader" ? "leaders" : "supervisors" }];
}

interface LoggedStep {
  name: string;
  dueOn: string;
  department?: string | null | undefined;
}

/** To the departments that are asked for a step, or for another day of it, and to those that no longer are. */
function newsOfSteps(
  { from, to }: { from: LoggedStep[]; to: LoggedStep[] },
  place: Pick<News, "plan" | "task">,
  by: string,
): News[] {
  const told = { ...place, audience: "department", single: true } as const;
  const isSame = (one: LoggedStep, other: LoggedStep) =>
    one.name === other.name && one.department === other.department;
  const asked = to.filter(
    (step) => step.department && !from.some((one) => isSame(one, step) && one.dueOn === step.dueOn),
  );
  const withdrawn = from.filter((step) => step.department && !to.some((one) => isSame(one, step)));
  const line = (kind: "step_asked" | "step_withdrawn", { name, dueOn, department }: LoggedStep): News => ({
    ...told,
    kind,
    department: department ?? "",
    data: { by, words: name, to: dueOn },
  });
  return [
    ...withdrawn.map((step) => line("step_withdrawn", step)),
    ...asked.map((step) => line("step_asked", step)),
  ];
}
