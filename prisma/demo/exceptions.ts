import type { AuditLine } from "@/lib/audit/mutations";
import type { Scope } from "@/lib/auth/scope";
import type { Author } from "@/lib/auth/types";
import { addDays, type CalendarDate, toDatabaseDate } from "@/lib/calendar/date";
import type { Transaction } from "@/lib/db/transaction";
import type { DemoAssignment, DemoPlan, DemoTask, History } from "./history";
import { type DemoPeople, leaderPost } from "./people";

interface Setting {
  today: CalendarDate;
  people: DemoPeople;
  /** The department whose desk is shown. */
  department: string;
  instant: (day: CalendarDate, hour: number) => Date;
  newId: () => string;
}

interface Part {
  task: DemoTask;
  deadline: CalendarDate;
  lead: DemoAssignment;
}

/** A day for more than this is nothing that anybody asks to move. */
const nearDays = 420;
const longer = 60;

/**
 * What a plan runs into: an extension that was granted and one that waits, a problem that needs another department's
 * decision, and an instruction that waits for an answer. The log is written with the rest of the history.
 */
export async function writeExceptions(
  tx: Transaction,
  scope: Scope,
  plan: DemoPlan,
  history: History,
  setting: Setting,
): Promise<void> {
  const { today, department } = setting;
  const underWay = new Set(
    history.tasks.filter(({ status }) => status === "in_progress").map(({ id }) => id),
  );
  const parts = plan.tasks.flatMap((task): Part[] => {
    const lead = task.assignments.find(({ role }) => role === "lead");
    const { deadline } = task;
    const isNear = deadline !== null && deadline > addDays(today, 7) && deadline < addDays(today, nearDays);
    return lead && isNear && underWay.has(task.id) ? [{ task, deadline, lead }] : [];
  });
  const [granted, waiting] = parts.filter(({ lead }) => lead.department !== department);
  const [raised, instructed] = parts.filter(({ lead }) => lead.department === department).reverse();
  if (granted) await extend(tx, scope, history, granted, setting, true);
  if (waiting) await extend(tx, scope, history, waiting, setting, false);
  if (raised) await raise(tx, scope, history, raised, setting);
  if (instructed) await instruct(tx, scope, history, instructed, setting);
}

function note(
  history: History,
  author: Author,
  at: Date,
  { task }: Part,
  record: Omit<AuditLine["record"], "planId" | "taskId">,
): void {
  const placed = { ...record, planId: task.planId, taskId: task.id } as AuditLine["record"];
  history.audit.push({ author, at, record: placed });
}

async function extend(
  tx: Transaction,
  scope: Scope,
  history: History,
  part: Part,
  { today, people, instant, newId }: Setting,
  isGranted: boolean,
): Promise<void> {
  const { task, lead, deadline } = part;
  const { supervisor } = people;
  const officer = people.officers.get(lead.departmentId) ?? supervisor;
  const head = people.heads.get(lead.departmentId) ?? supervisor;
  const since = addDays(today, isGranted ? -34 : -4);
  const times = [instant(since, 10), instant(addDays(since, 1), 9), instant(addDays(since, 3), 15)] as const;
  const to = addDays(deadline, longer);
  const reason = "招标文件按新标准重新编制，采购顺延约两个月。";
  const id = newId();
  const data = { department: lead.department, from: deadline, to, reason };
  note(history, officer, times[0], part, { kind: "extension.asked", subjectId: id, data });
  note(history, head, times[1], part, { kind: "extension.signed_off", subjectId: id, data });
  await tx.extension.create({
    data: {
      id,
      workspaceId: scope.workspaceId,
      taskId: task.id,
      departmentId: lead.departmentId,
      state: isGranted ? "granted" : "signed_off",
      deadlineOn: toDatabaseDate(deadline),
      wantedOn: toDatabaseDate(to),
      reason,
      askedById: officer.userId ?? id,
      askedBy: officer.name,
      askedAt: times[0],
      signedOffById: head.userId,
      signedOffBy: head.name,
      signedOffAt: times[1],
      ...(isGranted
        ? {
            decidedById: supervisor.userId,
            decidedBy: supervisor.name,
            decidedAt: times[2],
            grantedOn: toDatabaseDate(to),
          }
        : {}),
    },
  });
  if (!isGranted) return;
  note(history, supervisor, times[2], part, {
    kind: "extension.granted",
    subjectId: id,
    data: { ...data, asked: to, reason: null },
  });
  await tx.task.update({
    where: { id: task.id, workspaceId: scope.workspaceId },
    data: { deadlineOn: toDatabaseDate(to), deadlineKind: "by" },
  });
}

async function raise(
  tx: Transaction,
  scope: Scope,
  history: History,
  part: Part,
  { today, people, instant, newId }: Setting,
): Promise<void> {
  const { task, lead } = part;
  const { workspaceId } = scope;
  const officer = people.officers.get(lead.departmentId) ?? people.supervisor;
  const at = instant(addDays(today, -18), 11);
  const words = "项目用地规划条件尚未批复，土建无法开工，请明确上会时间。";
  const id = newId();
  await tx.problem.create({
    data: {
      id,
      workspaceId,
      taskId: task.id,
      departmentId: lead.departmentId,
      words,
      addressee: "supervisor",
      neededBy: toDatabaseDate(addDays(today, 9)),
      raisedById: officer.userId ?? id,
      raisedBy: officer.name,
      raisedAt: at,
    },
  });
  await tx.problemEntry.create({
    data: {
      workspaceId,
      problemId: id,
      step: "raise",
      words,
      authorId: officer.userId ?? id,
      authorName: officer.name,
      departmentName: officer.departmentName,
      addressee: "supervisor",
      at,
    },
  });
  note(history, officer, at, part, {
    kind: "problem.raised",
    subjectId: id,
    data: { department: lead.department, addressee: "supervisor", to: null, words },
  });
}

async function instruct(
  tx: Transaction,
  scope: Scope,
  history: History,
  part: Part,
  { today, people: { leader }, instant, newId }: Setting,
): Promise<void> {
  const { task, lead } = part;
  const { workspaceId } = scope;
  const at = instant(addDays(today, -9), 17);
  const words = "请把剩余工作排出到月的计划，月底前报我。";
  const dueOn = addDays(today, 8);
  const id = newId();
  await tx.instruction.create({
    data: {
      id,
      workspaceId,
      planId: task.planId,
      taskId: task.id,
      words,
      dueOn: toDatabaseDate(dueOn),
      givenById: leader.userId ?? id,
      givenBy: leader.name,
      givenPost: leaderPost,
      givenAt: at,
    },
  });
  await tx.instructionAddressee.create({
    data: { workspaceId, instructionId: id, departmentId: lead.departmentId },
  });
  note(history, leader, at, part, {
    kind: "instruction.given",
    subjectId: id,
    data: { words, dueOn, departments: [lead.department] },
  });
}
