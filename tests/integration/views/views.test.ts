import { beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { listLedger } from "@/lib/tasks/data";
import { countQueries } from "@/lib/tasks/query/data";
import { readTaskQuery } from "@/lib/tasks/schema";
import { countedViews } from "@/lib/views/loaders";
import { changeView, removeView, saveView } from "@/lib/views/mutations";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, somethingChanges, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let plan: TestPlan;

beforeAll(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 30, status: "in_progress" });
  await database().$executeRaw`
    UPDATE tasks SET percent = ("order" * 13) % 100, is_blocked = "order" % 7 = 0,
      deadline_on = CASE WHEN "order" % 3 = 0 THEN ${plan.today}::date + ("order" - 15)::int END, deadline_kind = 'by'
    WHERE plan_id = ${plan.planId}::uuid`;
});

function save(actor: Actor, name: string, isShared = false, query = "light=red") {
  return saveView(actor, { planId: plan.planId, name, page: "table", query, widths: "", isShared });
}

async function seenBy(actor: Actor): Promise<string[]> {
  return (await countedViews(actor, plan.planId, plan.today)).map(({ name }) => name);
}

describe("saved views", () => {
  it("are one's own unless a supervisor shares them", async () => {
    const { supervisor, officer, leader } = workspace.actors;
    await save(officer, "我的红灯");
    await save(supervisor, "共享红灯", true);
    expect(await seenBy(officer)).toEqual(["共享红灯", "我的红灯"]);
    expect(await seenBy(leader)).toEqual(["共享红灯"]);
    await expect(save(officer, "想共享", true)).rejects.toMatchObject({ code: "forbidden" });
    await expect(save(officer, "我的红灯")).rejects.toMatchObject({ code: "viewNameTaken" });
    // The same name of somebody else's own is no hindrance.
    await save(leader, "我的红灯");
  });

  it("are changed and removed by those whose they are, and otherwise are not there", async () => {
    const { supervisor, officer, leader } = workspace.actors;
    const own = await save(officer, "临期");
    const shared = await save(supervisor, "督查", true);
    await expect(removeView(supervisor, { viewId: own.id })).rejects.toMatchObject({ code: "notFound" });
    await expect(changeView(leader, { viewId: shared.id, name: "改" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(changeView(officer, { viewId: own.id, isShared: true })).rejects.toMatchObject({
      code: "forbidden",
    });
    await changeView(officer, {
      viewId: own.id,
      name: "快到期",
      look: { page: "board", query: "due=within30", widths: "" },
    });
    const [changed] = (await countedViews(officer, plan.planId, plan.today)).filter(
      ({ id }) => id === own.id,
    );
    expect(changed).toMatchObject({ name: "快到期", page: "board", query: "due=within30", mayChange: true });
    await changeView(supervisor, { viewId: shared.id, isShared: false });
    expect(await seenBy(leader)).not.toContain("督查");
    await removeView(officer, { viewId: own.id });
    expect(await seenBy(officer)).not.toContain("快到期");
  });

  it("keep the widths of a table's columns, and stand across plans by themselves", async () => {
    const { supervisor, officer, leader } = workspace.actors;
    const across = (actor: Actor, name: string, isShared = false) =>
      saveView(actor, {
        planId: null,
        name,
        page: "table",
        query: "light=red",
        widths: "name:320",
        isShared,
      });
    const all = async (actor: Actor) => countedViews(actor, null, plan.today);
    const own = await across(officer, "全部红灯");
    await across(supervisor, "全部红灯", true);
    await expect(across(officer, "全部红灯")).rejects.toMatchObject({ code: "viewNameTaken" });
    await expect(across(supervisor, "全部红灯", true)).rejects.toMatchObject({ code: "viewNameTaken" });
    await expect(across(officer, "想共享", true)).rejects.toMatchObject({ code: "forbidden" });
    expect((await all(leader)).map(({ name }) => name)).toEqual(["全部红灯"]);
    const [shared, mine] = await all(officer);
    expect(shared).toMatchObject({ widths: "name:320", isShared: true });
    expect(mine).toMatchObject({ id: own.id, count: shared?.count });
    expect(await seenBy(officer)).not.toContain("全部红灯");
    await expect(
      changeView(officer, { viewId: own.id, look: { page: "board", query: "", widths: "" } }),
    ).rejects.toMatchObject({ code: "invalid" });
    // Another workspace has views of its own.
    const other = await createWorkspace();
    await across(other.actors.officer, "全部红灯");
    expect(await all(other.actors.officer)).toHaveLength(1);
    await expect(removeView(other.actors.supervisor, { viewId: own.id })).rejects.toMatchObject({
      code: "notFound",
    });
  });

  it("are limited in number", async () => {
    const { head } = workspace.actors;
    for (let i = 0; i < 30; i++) await save(head, `视图${i}`);
    await expect(save(head, "又一个")).rejects.toMatchObject({ code: "tooManyViews" });
  });

  it("count what their pages show, in as many statements for many as for few", async () => {
    const { supervisor, head, other } = workspace.actors;
    const scope = scopeOf(supervisor);
    const asked = [
      {},
      { light: "red,yellow" },
      { due: "overdue" },
      { q: "第1" },
      { role: "lead", department: workspace.departments[1].id },
      { role: "nolead" },
      { status: "closed" },
      { section: plan.sectionId, light: "green" },
    ].map(readTaskQuery);
    const counts = await countQueries(scope, plan.planId, plan.today, asked);
    for (const [at, query] of asked.entries()) {
      expect(await listLedger(scope, plan.planId, plan.today, query)).toHaveLength(counts[at] ?? -1);
    }
    expect(new Set(counts).size).toBeGreaterThan(3);
    await save(other, "只有一个");
    await somethingChanges(workspace);
    const few = await countStatements(() => countedViews(other, plan.planId, plan.today));
    const many = await countStatements(() => countedViews(head, plan.planId, plan.today));
    expect(many.statements).toHaveLength(few.statements.length);
    expect(many.statements.length).toBeLessThanOrEqual(2);
  });
});
