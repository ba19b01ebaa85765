import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { listNotifications } from "@/lib/notifications/data";
import { urge } from "@/lib/reminders/mutations";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

// Noon in Shanghai, so that an hour later is the same day.
const now = new Date("2026-11-19T04:00:00Z");
const words = "请于本周五前提交";
let workspace: TestWorkspace;
let plan: TestPlan;

beforeEach(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { status: "in_progress" });
});

function send(departments: number[], at = now) {
  const departmentIds = departments.map((index) => workspace.departments[index]?.id ?? "");
  return urge(workspace.actors.supervisor, { taskId: plan.tasks[0]?.id ?? "", departmentIds, words }, at);
}

async function told(actor: Actor) {
  const rows = await listNotifications(scopeOf(actor), { userId: actor.userId, after: null, limit: 10 });
  return rows.map(({ kind, count, data, taskId }) => ({ kind, count, data, taskId }));
}

describe("urging", () => {
  it("reaches officers and heads of the departments chosen, with its words, and is written down", async () => {
    expect(await send([0])).toEqual({ urged: 1 });
    const { actors } = workspace;
    for (const actor of [actors.officer, actors.head]) {
      expect(await told(actor)).toMatchObject([
        { kind: "urged", taskId: plan.tasks[0]?.id, data: { by: actors.supervisor.name, words } },
      ]);
    }
    expect(await told(actors.other)).toEqual([]);
    // One entry came with the plan.
    expect(await verifyChain(scopeOf(actors.supervisor))).toEqual({ rows: 2, brokenAt: null });
  });

  it("happens to a department once a day", async () => {
    await send([0]);
    const later = new Date(now.getTime() + 3_600_000);
    await expect(send([0], later)).rejects.toMatchObject({ code: "alreadyUrged" });
    expect(await send([0, 1], later)).toEqual({ urged: 1 });
    expect(await send([0], new Date(now.getTime() + 86_400_000))).toEqual({ urged: 1 });
    expect(await database().reminder.count({ where: { workspaceId: workspace.workspaceId } })).toBe(3);
  });

  it("of two supervisors at the same moment tells once", async () => {
    const answers = await Promise.allSettled([send([0]), send([0]), send([0])]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await told(workspace.actors.officer)).toMatchObject([{ count: 1 }]);
  });

  it("is refused for departments without a part and for work that is over", async () => {
    await database().assignment.delete({ where: { id: plan.tasks[0]?.assignments.second ?? "" } });
    await expect(send([1])).rejects.toMatchObject({ code: "notFound" });
    await database().task.updateMany({ where: { planId: plan.planId }, data: { status: "suspended" } });
    await expect(send([0])).rejects.toMatchObject({ code: "stateForbids" });
  });
});
