/** Another workspace with one of everything that an action could name. */
import { createHash } from "node:crypto";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const reason = "理由";

export interface Foreign extends TestPlan {
  workspace: TestWorkspace;
  taskId: string;
  assignmentId: string;
  reportId: string;
  extensionId: string;
  instructionId: string;
  problemId: string;
  overrideId: string;
  linkId: string;
  importId: string;
  evidenceId: string;
  milestoneId: string;
  notificationId: string;
  membershipId: string;
  viewId: string;
  feedId: string;
}

/** What an attack could have changed, in one string. */
export async function contents(workspaceId: string): Promise<string> {
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
      database().taskLink.findMany({ where, orderBy: { id: "asc" } }),
      database().problem.findMany({ where, orderBy: { id: "asc" }, include: { entries: true } }),
      database().instruction.findMany({ where, orderBy: { id: "asc" }, include: { addressees: true } }),
      database().savedView.findMany({ where, orderBy: { id: "asc" } }),
      database().calendarFeed.findMany({ where, orderBy: { id: "asc" } }),
      database().auditEvent.count({ where }),
      database().statusChange.count({ where }),
    ]),
  );
}

/** Its people, its plan, and things in every state that somebody would attack. */
export async function createForeign(): Promise<Foreign> {
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
  const bytes = new TextEncoder().encode(`别人的名单 ${workspaceId}`);
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
  const [firstTaskId = "", secondTaskId = ""] = plan.tasks.map(({ id }) => id).sort();
  const link = await database().taskLink.create({
    data: {
      workspaceId,
      firstTaskId,
      secondTaskId,
      departmentId: workspace.departments[0].id,
      reason,
      linkedById: actors.supervisor.userId,
      linkedBy: actors.supervisor.name,
      linkedAt: new Date(),
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
  return {
    ...plan,
    workspace,
    taskId: task.id,
    assignmentId: task.assignments.first,
    reportId: report.id,
    extensionId: extension.id,
    instructionId: instruction.id,
    problemId: problem.id,
    overrideId: override.id,
    linkId: link.id,
    importId: kept.id,
    evidenceId: evidence.id,
    milestoneId: milestone.id,
    notificationId: told.id,
    membershipId: post.id,
    viewId: view.id,
    feedId: feed.id,
  };
}
