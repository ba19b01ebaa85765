import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { perform } from "@/lib/auth/action";
import { database } from "@/lib/db/client";
import { type AnyAction, allActions } from "@/tests/setup/actions";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const roles = ["administrator", "supervisor", "leader", "head", "officer"] as const;
type Role = (typeof roles)[number];

const everybody: Role[] = [...roles];
const departments: Role[] = ["head", "officer"];
const supervisors: Role[] = ["supervisor"];
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
  importId: string;
  notificationId: string;
  membershipId: string;
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
  "import.paste": { allowed: supervisors, foreign: null },
  "import.save": {
    allowed: supervisors,
    foreign: ({ importId }) => ({ importId, version: 1, changes: {} }),
  },
  "import.read": { allowed: supervisors, foreign: ({ importId }) => ({ importId }) },
  "import.discard": { allowed: supervisors, foreign: ({ importId }) => ({ importId }) },
  "import.take_over": {
    allowed: supervisors,
    foreign: ({ importId }) => ({ importId, version: 1, handOut: false }),
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
  "notification.read": { allowed: everybody, foreign: ({ notificationId }) => ({ id: notificationId }) },
  "notification.read_all": { allowed: everybody, foreign: null },
  "plan.hand_out": { allowed: supervisors, foreign: ({ planId }) => ({ planId }) },
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
  "report.submit": { allowed: departments, foreign: ({ reportId }) => ({ reportIds: [reportId] }) },
  "report.sign_off": { allowed: ["head"], foreign: ({ reportId }) => ({ reportIds: [reportId] }) },
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
  "user.change_email": { allowed: everybody, foreign: null },
  "user.change_password": { allowed: everybody, foreign: null },
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
      database().user.findMany({ where: { memberships: { some: where } }, orderBy: { id: "asc" } }),
      database().notification.findMany({ where, orderBy: { id: "asc" } }),
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
  other = {
    ...plan,
    workspace,
    taskId: task.id,
    assignmentId: task.assignments.first,
    reportId: report.id,
    importId: kept.id,
    notificationId: told.id,
    membershipId: post.id,
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
