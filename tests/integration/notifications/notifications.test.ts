import { beforeEach, describe, expect, it } from "vitest";
import { assign, decline, editCells } from "@/lib/assignments/mutations";
import { authorOf } from "@/lib/auth/author";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { handOut } from "@/lib/handing-out/mutations";
import { countUnread, listNotifications } from "@/lib/notifications/data";
import { markAllRead, markRead } from "@/lib/notifications/mutations";
import { returnReport, saveDraft, signOffReports, submitReports } from "@/lib/reports/mutations";
import { editTask, takeStep } from "@/lib/tasks/mutations";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
const reason = "理由";
let workspace: TestWorkspace;
let plan: TestPlan;
let actors: TestWorkspace["actors"];

async function begin(options: { signOffRequired?: boolean; status?: "draft" } = {}): Promise<void> {
  workspace = await createWorkspace(options);
  actors = workspace.actors;
  plan = await createPlan(workspace, { tasks: 4, status: options.status ?? "in_progress" });
}

beforeEach(() => begin());

async function told(actor: Actor) {
  const filter = { userId: actor.userId, after: null, limit: 50 };
  const rows = await listNotifications(scopeOf(actor), filter);
  return rows.map(({ kind, count, taskId, data, isRead }) => ({ kind, count, taskId, data, isRead }));
}

function taskAt(index: number) {
  const task = plan.tasks[index];
  if (!task) throw new Error("no such task");
  return task;
}

async function submit(actor: Actor, index: number, part: "first" | "second" = "first"): Promise<string> {
  const { id } = await saveDraft(
    actor,
    {
      assignmentId: taskAt(index).assignments[part],
      periodId: plan.periodId,
      version: 0,
      text: "进展",
      percent: 10,
      isBlocked: false,
      problems: "",
      nextSteps: "",
    },
    now,
  );
  await submitReports(actor, { reportIds: [id] }, now);
  return id;
}

describe("reports", () => {
  it("that wait for review are one line for each plan and day, counted", async () => {
    for (const index of [0, 1, 2]) await submit(actors.officer, index);
    expect(await told(actors.supervisor)).toMatchObject([
      { kind: "report_to_review", count: 3, taskId: null },
    ]);
    for (const actor of [actors.officer, actors.head, actors.leader, actors.other])
      expect(await told(actor)).toEqual([]);
  });

  it("begin a new count once the line was read", async () => {
    await submit(actors.officer, 0);
    await markAllRead(actors.supervisor, { until: new Date().toISOString() }, now);
    expect(await told(actors.supervisor)).toMatchObject([{ isRead: true }]);
    await submit(actors.officer, 1);
    expect(await told(actors.supervisor)).toMatchObject([{ count: 1, taskId: taskAt(1).id, isRead: false }]);
  });

  it("go to the head before the supervisors where they are signed", async () => {
    await begin({ signOffRequired: true });
    const id = await submit(actors.officer, 0);
    expect(await told(actors.supervisor)).toEqual([]);
    expect(await told(actors.head)).toMatchObject([{ kind: "report_to_sign", count: 1 }]);
    await signOffReports(actors.head, { reportIds: [id] }, now);
    expect(await told(actors.supervisor)).toMatchObject([{ kind: "report_to_review", count: 1 }]);
  });

  it("that a head hands in go straight to the supervisors", async () => {
    await begin({ signOffRequired: true });
    await submit(actors.head, 0);
    expect(await told(actors.head)).toEqual([]);
    expect(await told(actors.supervisor)).toMatchObject([{ kind: "report_to_review", count: 1 }]);
  });

  it("that are sent back come to the department alone, with the reason", async () => {
    const id = await submit(actors.officer, 0);
    await returnReport(actors.supervisor, { reportId: id, reason: "数据不全" }, now);
    expect(await told(actors.officer)).toMatchObject([
      { kind: "report_returned", taskId: taskAt(0).id, data: { reason: "数据不全" } },
    ]);
    expect(await told(actors.other)).toEqual([]);
  });

  it("of many at once are all counted, and nobody stands in another's way", async () => {
    await Promise.all([
      ...[0, 1, 2, 3].map((index) => submit(actors.officer, index)),
      ...[0, 1, 2, 3].map((index) => submit(actors.other, index, "second")),
    ]);
    expect(await told(actors.supervisor)).toMatchObject([{ kind: "report_to_review", count: 8 }]);
  });
});

describe("changes", () => {
  const edit = (
    index: number,
    changes: { deadlineOn?: string; title?: string; text?: string },
    version = 1,
  ) => editTask(actors.supervisor, { taskId: taskAt(index).id, version, changes, reason }, now);

  it("of a deadline or of the text are told to all departments on the task, another name is not", async () => {
    await edit(0, { title: "新名称" });
    await edit(1, { deadlineOn: "2027-03-31" });
    const moved = {
      kind: "deadline_changed",
      taskId: taskAt(1).id,
      data: { from: null, to: "2027-03-31", reason },
    };
    for (const actor of [actors.officer, actors.head, actors.other]) {
      expect(await told(actor)).toMatchObject([moved]);
    }
    await edit(2, { text: "改为每季度报送一次。" });
    await edit(3, { text: "改为每年报送一次。", deadlineOn: "2027-03-31" });
    const lines = await told(actors.other);
    expect(lines.map(({ kind, count }) => [kind, count]).sort()).toEqual([
      ["deadline_changed", 2],
      ["task_changed", 2],
    ]);
    expect(lines.find(({ kind }) => kind === "task_changed")?.data).toMatchObject({ reason });
  });

  it("of many tasks are one line", async () => {
    const changes = { deadlineOn: "2027-03-31" };
    const edits = plan.tasks.map(({ id }) => ({ taskId: id, version: 1, changes }));
    await editCells(actors.supervisor, { edits, reason }, now);
    expect(await told(actors.officer)).toMatchObject([{ kind: "deadline_changed", count: 4, taskId: null }]);
  });

  it("of a role are told to the department, whether it gains, changes or loses it", async () => {
    const [first, second] = workspace.departments;
    const change = (departmentId: string, role: "responsible" | null, version: number) =>
      assign(
        actors.supervisor,
        {
          taskId: taskAt(0).id,
          version,
          changes: [{ departmentId, role }],
          formerLeads: "keep",
          reason,
        },
        new Date(),
      );
    await change(second.id, "responsible", 1);
    expect(await told(actors.other)).toMatchObject([
      { kind: "role_changed", count: 1, data: { from: "cooperating", to: "responsible" } },
    ]);
    await change(second.id, null, 2);
    await change(second.id, "responsible", 3);
    expect(await told(actors.other)).toMatchObject([
      { kind: "assigned", taskId: taskAt(0).id },
      { kind: "role_changed", data: { from: "responsible", to: null } },
    ]);
    expect(await told(actors.officer)).toEqual([]);
    expect(first.id).not.toBe(second.id);
  });

  it("of drafts are nobody's news", async () => {
    await begin({ status: "draft" });
    await edit(0, { deadlineOn: "2027-03-31" });
    const roles = [{ departmentId: workspace.departments[1].id, role: "responsible" as const }];
    await editCells(actors.supervisor, { edits: [{ taskId: taskAt(1).id, version: 1, roles }], reason }, now);
    expect(await told(actors.other)).toEqual([]);
  });

  it("that hand a plan out tell each department how many tasks are its own", async () => {
    await begin({ status: "draft" });
    await database().assignment.delete({ where: { id: taskAt(0).assignments.second } });
    const acting = {
      scope: scopeOf(actors.supervisor),
      author: authorOf(actors.supervisor),
      timeZone: "Asia/Shanghai",
    };
    await handOut(acting, plan.planId, now);
    expect(await told(actors.officer)).toMatchObject([{ kind: "assigned", count: 4 }]);
    expect(await told(actors.head)).toMatchObject([{ kind: "assigned", count: 4 }]);
    expect(await told(actors.other)).toMatchObject([{ kind: "assigned", count: 3 }]);
    expect(await told(actors.supervisor)).toEqual([]);
  });

  it("that a department makes by declining or claiming reach the supervisors, and their answer the department", async () => {
    await decline(actors.other, { assignmentId: taskAt(0).assignments.second, reason: "不属本部门" }, now);
    const step = async (actor: Actor, name: "claim_completion" | "return_claim") => {
      const { version } = await database().task.findUniqueOrThrow({ where: { id: taskAt(1).id } });
      await takeStep(actor, { taskId: taskAt(1).id, version, step: name, reason: "已完成" }, now);
    };
    await step(actors.officer, "claim_completion");
    const lines = await told(actors.supervisor);
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(
      new Set(["assignment_declined", "completion_claimed"]),
    );
    await step(actors.supervisor, "return_claim");
    expect(await told(actors.officer)).toMatchObject([{ kind: "claim_returned", taskId: taskAt(1).id }]);
  });
});

describe("reading", () => {
  it("is counted in one statement and stays within the reader's own", async () => {
    await submit(actors.officer, 0);
    const [line] = await database().notification.findMany({ where: { userId: actors.supervisor.userId } });
    const id = line?.id ?? "";
    const { result, statements } = await countStatements(() =>
      countUnread(scopeOf(actors.supervisor), actors.supervisor.userId),
    );
    expect([result, statements.length]).toEqual([1, 1]);
    await expect(markRead(actors.officer, { id }, now)).rejects.toMatchObject({ code: "notFound" });
    await markRead(actors.supervisor, { id }, now);
    expect(await countUnread(scopeOf(actors.supervisor), actors.supervisor.userId)).toBe(0);
  });

  it("all at once leaves what came after the page was shown", async () => {
    await submit(actors.officer, 0);
    const before = new Date(now.getTime() - 1000).toISOString();
    await markAllRead(actors.supervisor, { until: before }, now);
    expect(await countUnread(scopeOf(actors.supervisor), actors.supervisor.userId)).toBe(1);
  });

  it("goes on page by page", async () => {
    await submit(actors.officer, 0);
    await decline(actors.other, { assignmentId: taskAt(0).assignments.second, reason }, new Date());
    const list = (after: string | null) =>
      listNotifications(scopeOf(actors.supervisor), { userId: actors.supervisor.userId, after, limit: 1 });
    const [first] = await list(null);
    const [second] = await list(first?.id ?? null);
    expect([first?.kind, second?.kind]).toEqual(["assignment_declined", "report_to_review"]);
    expect(await list(second?.id ?? null)).toEqual([]);
  });
});
