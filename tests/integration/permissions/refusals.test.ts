import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { perform } from "@/lib/auth/action";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { type AnyAction, allActions } from "@/tests/setup/actions";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const roles = ["administrator", "supervisor", "leader", "head", "officer"] as const;
type Role = (typeof roles)[number];

const everybody: Role[] = [...roles];
const departments: Role[] = ["head", "officer"];
const supervisors: Role[] = ["supervisor"];
const leaders: Role[] = ["leader"];
const administrators: Role[] = ["administrator"];

interface Row {
  /** Who may do such a thing at all. */
  allowed: Role[];
  /** Input that names things of another workspace; null where the action names nothing. */
  foreign: ((other: Foreign) => unknown) | null;
}

interface Foreign extends TestPlan {
  workspace: TestWorkspace;
  taskId: string;
  assignmentId: string;
  reportId: string;
  extensionId: string;
  instructionId: string;
  problemId: string;
  overrideId: string;
  importId: string;
  evidenceId: string;
  milestoneId: string;
  notificationId: string;
  membershipId: string;
  viewId: string;
  feedId: string;
}

const reason = "理由";

/** Role × action. An action that has no line here fails the test below. */
const table: Record<string, Row> = {
  "assignment.acknowledge": { allowed: departments, foreign: ({ assignmentId }) => ({ assignmentId }) },
  "assignment.decline": { allowed: departments, foreign: ({ assignmentId }) => ({ assignmentId, reason }) },
  "assignment.assign": {
    allowed: supervisors,
    foreign: ({ taskId, workspace }) => ({
      taskId,
      version: 1,
      changes: [{ departmentId: workspace.departments[0].id, role: "lead" }],
      reason,
    }),
  },
  "assignment.bulk_assign": {
    allowed: supervisors,
    foreign: ({ taskId, workspace }) => ({
      tasks: [{ taskId, version: 1 }],
      changes: [{ departmentId: workspace.departments[0].id, role: "lead" }],
      reason,
    }),
  },
  "calendar.add": { allowed: administrators, foreign: null },
  "calendar.remove": { allowed: administrators, foreign: () => ({ from: "2031-01-01", to: "2031-01-02" }) },
  "calendar.open": { allowed: everybody, foreign: ({ planId }) => ({ planId }) },
  "calendar.close": { allowed: everybody, foreign: ({ feedId }) => ({ feedId }) },
  "department.create": { allowed: administrators, foreign: null },
  "department.change": {
    allowed: administrators,
    foreign: ({
      workspace: {
        departments: [{ id, name }],
      },
    }) => ({
      departmentId: id,
      seen: { name, group: null },
      name: "别人的局",
      group: null,
      oldName: { keep: true, on: null },
    }),
  },
  "department.place": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ departmentId: workspace.departments[1].id, after: null }),
  },
  "department.succeed": {
    allowed: administrators,
    foreign: ({ workspace: { departments } }) => ({
      departmentId: departments[0].id,
      successorId: departments[1].id,
      endedOn: "2020-01-01",
    }),
  },
  "department.add_alias": {
    allowed: administrators,
    foreign: ({ workspace }) => ({
      departmentId: workspace.departments[0].id,
      alias: "别名局",
      from: null,
      to: null,
    }),
  },
  "department.remove_alias": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ departmentId: workspace.departments[0].id, alias: "工信局" }),
  },
  "evidence.upload": {
    allowed: departments,
    foreign: ({ assignmentId, periodId }) => ({
      assignmentId,
      periodId,
      fileName: "名单.txt",
      bytes: new TextEncoder().encode("名单"),
    }),
  },
  "evidence.read_claim": { allowed: departments, foreign: ({ taskId }) => ({ taskId }) },
  "evidence.remove": { allowed: departments, foreign: ({ evidenceId }) => ({ evidenceId }) },
  "extension.ask": {
    allowed: departments,
    foreign: ({ taskId }) => ({ taskId, wantedOn: "2099-01-01", reason }),
  },
  "extension.sign_off": { allowed: ["head"], foreign: ({ extensionId }) => ({ extensionId }) },
  "extension.grant": {
    allowed: supervisors,
    foreign: ({ extensionId }) => ({ extensionId, grantedOn: "2099-01-01", words: null }),
  },
  "extension.refuse": {
    allowed: ["head", "supervisor"],
    foreign: ({ extensionId }) => ({ extensionId, reason }),
  },
  "extension.withdraw": { allowed: departments, foreign: ({ extensionId }) => ({ extensionId }) },
  "import.paste": { allowed: supervisors, foreign: null },
  "import.save": {
    allowed: supervisors,
    foreign: ({ importId }) => ({ importId, version: 1, changes: {} }),
  },
  "import.read": { allowed: supervisors, foreign: ({ importId }) => ({ importId }) },
  "import.retry": { allowed: supervisors, foreign: ({ importId }) => ({ importId }) },
  "import.discard": { allowed: supervisors, foreign: ({ importId }) => ({ importId }) },
  "import.take_over": {
    allowed: supervisors,
    foreign: ({ importId }) => ({ importId, version: 1, handOut: false }),
  },
  "instruction.give": {
    allowed: leaders,
    foreign: ({ planId, taskId, workspace }) => ({
      planId,
      taskId,
      problemId: null,
      words: "请抓紧",
      dueOn: null,
      departmentIds: [workspace.departments[0].id],
    }),
  },
  "instruction.answer": {
    allowed: departments,
    foreign: ({ instructionId }) => ({ instructionId, words: "已办" }),
  },
  "instruction.close": {
    allowed: ["leader", "supervisor"],
    foreign: ({ instructionId }) => ({ instructionId, words: null }),
  },
  "membership.add": {
    allowed: administrators,
    foreign: ({ workspace }) => ({
      userId: workspace.actors.officer.userId,
      role: "leader",
      departmentId: null,
    }),
  },
  "membership.remove": {
    allowed: administrators,
    foreign: ({ membershipId }) => ({ membershipId }),
  },
  "milestone.plan": {
    allowed: ["head", "officer", "supervisor"],
    foreign: ({ taskId }) => ({ taskId, milestones: [], seen: [], reason }),
  },
  "milestone.reach": {
    allowed: ["head", "officer", "supervisor"],
    foreign: ({ milestoneId }) => ({ milestoneId, on: "2026-01-01", word: "完成" }),
  },
  "notification.read": { allowed: everybody, foreign: ({ notificationId }) => ({ id: notificationId }) },
  "notification.read_all": { allowed: everybody, foreign: null },
  "plan.hand_out": { allowed: supervisors, foreign: ({ planId }) => ({ planId }) },
  "problem.raise": {
    allowed: departments,
    foreign: ({ taskId }) => ({ taskId, words: "卡住了", to: "supervisor", neededBy: null }),
  },
  "problem.address": {
    allowed: supervisors,
    foreign: ({ problemId }) => ({ problemId, to: "leader", words: "请定" }),
  },
  "problem.settle": {
    allowed: ["head", "officer", "supervisor"],
    foreign: ({ problemId }) => ({ problemId, step: "answer", words: "答复" }),
  },
  "reminder.send": {
    allowed: supervisors,
    foreign: ({ taskId, workspace }) => ({
      taskId,
      departmentIds: [workspace.departments[0].id],
      words: "请抓紧",
    }),
  },
  "report.save_draft": {
    allowed: departments,
    foreign: ({ assignmentId, periodId }) => ({
      assignmentId,
      periodId,
      version: 0,
      text: "进展",
      percent: 10,
      isBlocked: false,
      problems: "",
      nextSteps: "",
    }),
  },
  "report.mark_unchanged": {
    allowed: departments,
    foreign: ({ assignmentId, periodId }) => ({ assignmentId, periodId, version: 0 }),
  },
  "report.read": {
    allowed: departments,
    foreign: ({ assignmentId, periodId }) => ({ assignmentId, periodId }),
  },
  "report.keep_return_reasons": { allowed: supervisors, foreign: null },
  "report.submit": { allowed: departments, foreign: ({ reportId }) => ({ reportIds: [reportId] }) },
  "report.sign_off": { allowed: ["head"], foreign: ({ reportId }) => ({ reportIds: [reportId] }) },
  "period.change": {
    allowed: supervisors,
    foreign: ({ periodId }) => ({
      periodId,
      version: 1,
      name: null,
      opensOn: "2030-01-01",
      dueOn: "2030-01-25",
      reporters: "leads",
    }),
  },
  "period.close": { allowed: supervisors, foreign: ({ periodId }) => ({ periodId, version: 1, reason }) },
  "period.open": {
    allowed: supervisors,
    foreign: ({ planId }) => ({
      planId,
      name: "专项填报",
      opensOn: "2030-01-01",
      dueOn: "2030-01-25",
      reporters: "all",
    }),
  },
  "period.set_rhythm": {
    allowed: supervisors,
    foreign: ({ planId }) => ({ planId, rhythm: "quarterly", dueDay: 20, reporters: "all" }),
  },
  "reminder.send_period": {
    allowed: supervisors,
    foreign: ({ periodId }) => ({ periodId, words: "请速报" }),
  },
  "report.accept": { allowed: supervisors, foreign: ({ reportId }) => ({ reportIds: [reportId] }) },
  "report.return": { allowed: ["head", "supervisor"], foreign: ({ reportId }) => ({ reportId, reason }) },
  "second_factor.begin": { allowed: everybody, foreign: null },
  "second_factor.confirm": { allowed: everybody, foreign: null },
  "second_factor.remove": { allowed: everybody, foreign: null },
  "second_factor.reset": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId }),
  },
  "session.switch": { allowed: everybody, foreign: ({ membershipId }) => ({ membershipId }) },
  "task.step": {
    allowed: ["head", "officer", "supervisor"],
    foreign: ({ taskId }) => ({ taskId, version: 1, step: "cancel", reason }),
  },
  "task.override_light": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ taskId, seenId: null, light: "red", reason, endsOn: "2099-01-01" }),
  },
  "task.lift_override": { allowed: supervisors, foreign: ({ overrideId }) => ({ overrideId }) },
  "task.adopt_thresholds": {
    allowed: supervisors,
    foreign: ({ planId }) => ({
      planId,
      seen: { yellowDays: 15, yellowLag: 10, redLag: 30 },
      thresholds: { yellowDays: 1, yellowLag: 1, redLag: 1 },
      reason,
    }),
  },
  "task.bulk_step": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ tasks: [{ taskId, version: 1 }], step: "suspend", reason }),
  },
  "task.edit": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ taskId, version: 1, changes: { title: "别人的" }, reason }),
  },
  "task.bulk_edit": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ tasks: [{ taskId, version: 1 }], changes: { deadlineOn: null }, reason }),
  },
  "task.edit_cells": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ edits: [{ taskId, version: 1, changes: { title: "别人的" } }], reason }),
  },
  "user.change_email": { allowed: everybody, foreign: null },
  "user.change_password": { allowed: everybody, foreign: null },
  "robot.set": { allowed: administrators, foreign: null },
  "robot.remove": { allowed: administrators, foreign: null },
  "robot.test": { allowed: administrators, foreign: null },
  "user.set_email": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId, email: "" }),
  },
  "user.preview_list": { allowed: administrators, foreign: null },
  "user.import_list": { allowed: administrators, foreign: null },
  "user.create": {
    allowed: administrators,
    foreign: ({ workspace }) => ({
      username: "somebody-new",
      name: "某人",
      role: "officer",
      departmentId: workspace.departments[0].id,
      post: null,
      password: "a long password",
    }),
  },
  "user.disable": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId }),
  },
  "user.enable": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId }),
  },
  "user.reset_password": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId, password: "a long password" }),
  },
  "view.save": {
    allowed: everybody,
    foreign: ({ planId }) => ({ planId, name: "视图", page: "table", query: "light=red", isShared: false }),
  },
  "view.change": { allowed: everybody, foreign: ({ viewId }) => ({ viewId, name: "别人的" }) },
  "view.remove": { allowed: everybody, foreign: ({ viewId }) => ({ viewId }) },
  "workspace.change": { allowed: administrators, foreign: null },
};

const actions: Map<string, AnyAction> = await allActions();
const names = [...actions.keys()].sort();

let own: TestWorkspace;
let other: Foreign;

/** What an attack could have changed, in one string. */
async function contents(workspaceId: string): Promise<string> {
  const where = { workspaceId };
  return JSON.stringify(
    await Promise.all([
      database().plan.findMany({ where, orderBy: { id: "asc" } }),
      database().department.findMany({ where, orderBy: { id: "asc" }, include: { aliases: true } }),
      database().task.findMany({ where, orderBy: { id: "asc" } }),
      database().assignment.findMany({ where, orderBy: { id: "asc" } }),
      database().report.findMany({ where, orderBy: { id: "asc" } }),
      database().import.findMany({ where, orderBy: { id: "asc" } }),
      database().evidence.findMany({ where, orderBy: { id: "asc" } }),
      database().milestone.findMany({ where, orderBy: { id: "asc" } }),
      database().user.findMany({ where: { memberships: { some: where } }, orderBy: { id: "asc" } }),
      database().notification.findMany({ where, orderBy: { id: "asc" } }),
      database().extension.findMany({ where, orderBy: { id: "asc" } }),
      database().lightOverride.findMany({ where, orderBy: { id: "asc" } }),
      database().problem.findMany({ where, orderBy: { id: "asc" }, include: { entries: true } }),
      database().instruction.findMany({ where, orderBy: { id: "asc" }, include: { addressees: true } }),
      database().savedView.findMany({ where, orderBy: { id: "asc" } }),
      database().calendarFeed.findMany({ where, orderBy: { id: "asc" } }),
      database().auditEvent.count({ where }),
      database().statusChange.count({ where }),
    ]),
  );
}

beforeAll(async () => {
  own = await createWorkspace({ signOffRequired: true });
  const workspace = await createWorkspace({ signOffRequired: true });
  const plan = await createPlan(workspace, { status: "in_progress" });
  const task = plan.tasks[0];
  if (!task) throw new Error("the plan has no task");
  const { workspaceId, actors } = workspace;
  const report = await database().report.create({
    data: {
      workspaceId,
      planId: plan.planId,
      taskId: task.id,
      assignmentId: task.assignments.first,
      periodId: plan.periodId,
      status: "submitted",
      text: "本月进展",
      percent: 20,
      submittedAt: new Date(),
      submittedById: actors.officer.userId,
      submittedBy: actors.officer.name,
    },
    select: { id: true },
  });
  const placed = { workspaceId, planId: plan.planId, taskId: task.id };
  const bytes = new TextEncoder().encode("别人的名单");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await database().evidenceFile.create({ data: { workspaceId, sha256, bytes, size: bytes.length } });
  const evidence = await database().evidence.create({
    data: {
      ...placed,
      assignmentId: task.assignments.first,
      sha256,
      fileName: "名单.txt",
      mediaType: "text/plain",
      size: bytes.length,
      uploadedAt: new Date(),
      uploadedById: actors.officer.userId,
      uploadedBy: actors.officer.name,
    },
    select: { id: true },
  });
  const milestone = await database().milestone.create({
    data: { ...placed, name: "节点", dueOn: toDatabaseDate(plan.today), share: 100 },
    select: { id: true },
  });
  const kept = await database().import.create({
    data: {
      workspaceId,
      sourceDocumentId: plan.documentId,
      reading: {},
      draft: {},
      createdById: actors.supervisor.userId,
      createdBy: actors.supervisor.name,
    },
    select: { id: true },
  });
  const post = await database().membership.findFirstOrThrow({
    where: { workspaceId, userId: actors.officer.userId },
    select: { id: true },
  });
  const told = await database().notification.create({
    data: { workspaceId, userId: actors.officer.userId, kind: "assigned", key: "assigned", data: {} },
    select: { id: true },
  });
  const extension = await database().extension.create({
    data: {
      workspaceId,
      taskId: task.id,
      departmentId: workspace.departments[0].id,
      state: "asked",
      deadlineOn: new Date("2098-01-01"),
      wantedOn: new Date("2099-01-01"),
      reason,
      askedById: actors.officer.userId,
      askedBy: actors.officer.name,
      askedAt: new Date(),
    },
    select: { id: true },
  });
  const override = await database().lightOverride.create({
    data: {
      workspaceId,
      taskId: task.id,
      light: "red",
      reason,
      startsOn: new Date("2020-01-01"),
      endsOn: new Date("2099-01-01"),
      setById: actors.supervisor.userId,
      setBy: actors.supervisor.name,
      setAt: new Date(),
    },
    select: { id: true },
  });
  const problem = await database().problem.create({
    data: {
      workspaceId,
      taskId: task.id,
      departmentId: workspace.departments[0].id,
      words: "卡住了",
      addressee: "supervisor",
      raisedById: actors.officer.userId,
      raisedBy: actors.officer.name,
      raisedAt: new Date(),
    },
    select: { id: true },
  });
  const instruction = await database().instruction.create({
    data: {
      workspaceId,
      planId: plan.planId,
      taskId: task.id,
      words: "请抓紧",
      givenById: actors.leader.userId,
      givenBy: actors.leader.name,
      givenAt: new Date(),
      addressees: { create: { departmentId: workspace.departments[0].id } },
    },
    select: { id: true },
  });
  const view = await database().savedView.create({
    data: {
      workspaceId,
      planId: plan.planId,
      ownerId: actors.supervisor.userId,
      name: "红灯",
      page: "table",
      query: "light=red",
      isShared: true,
    },
    select: { id: true },
  });
  const feed = await database().calendarFeed.create({
    data: { workspaceId, membershipId: post.id, tokenHash: sha256, locale: "zh-CN" },
    select: { id: true },
  });
  other = {
    ...plan,
    workspace,
    taskId: task.id,
    assignmentId: task.assignments.first,
    reportId: report.id,
    extensionId: extension.id,
    instructionId: instruction.id,
    problemId: problem.id,
    overrideId: override.id,
    importId: kept.id,
    evidenceId: evidence.id,
    milestoneId: milestone.id,
    notificationId: told.id,
    membershipId: post.id,
    viewId: view.id,
    feedId: feed.id,
  };
});

function definition(name: string): AnyAction {
  const found = actions.get(name);
  if (!found) throw new Error(`there is no action ${name}`);
  return found;
}

describe("every action of the server", () => {
  it("has its line in the table, and every line its action", () => {
    expect(names).toEqual(Object.keys(table).sort());
  });

  it.each(names.flatMap((name) => roles.map((role) => [name, role] as const)))(
    "%s by %s",
    async (name, role) => {
      // Nothing in the input: who may do it is told that it is wrong, who may not is refused before anybody looks.
      const attempt = perform(definition(name), own.actors[role], null, new Date());
      const expected = table[name]?.allowed.includes(role) ? "invalid" : "forbidden";
      await expect(attempt).rejects.toMatchObject({ code: expected });
    },
  );
});

describe("another workspace", () => {
  const attacks = names.filter((name) => table[name]?.foreign);

  it.each(attacks)("is out of reach of %s", async (name) => {
    const row = table[name];
    if (!row?.foreign) throw new Error("no attack");
    const { workspaceId } = other.workspace;
    const before = await contents(workspaceId);
    for (const role of row.allowed) {
      const answer = await perform(definition(name), own.actors[role], row.foreign(other), new Date()).catch(
        (error: { code?: string }) => error.code,
      );
      // A read may answer with nothing; everything else says that there is no such thing.
      expect(answer).toBe(name === "report.read" ? null : "notFound");
    }
    expect(await contents(workspaceId)).toBe(before);
  });

  it("answers for its things as for what does not exist", async () => {
    const nothing = randomUUID();
    const { supervisor } = own.actors;
    const ask = (taskId: string) =>
      perform(
        definition("task.edit"),
        supervisor,
        { taskId, version: 1, changes: { title: "某" }, reason },
        new Date(),
      ).then(
        () => null,
        (error: Error & { code?: string }) => [error.code, error.message],
      );
    expect(await ask(other.taskId)).toEqual(await ask(nothing));
  });
});
