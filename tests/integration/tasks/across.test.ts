import { beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { gatherLedgerTableAcross } from "@/lib/exports/loaders";
import { findPlanHead } from "@/lib/plans/data";
import type { WorkspaceAccess } from "@/lib/plans/loaders";
import { listLedger } from "@/lib/tasks/data";
import { gatherLedger } from "@/lib/tasks/loaders";
import { gatherLedgerAcross, gatherLedgerRowsAcross } from "@/lib/tasks/query/loaders";
import { groupingsOf } from "@/lib/tasks/query/rules";
import { readTaskQuery } from "@/lib/tasks/schema";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let plans: TestPlan[];
let access: WorkspaceAccess;
let archived: TestPlan;

beforeAll(async () => {
  workspace = await createWorkspace();
  plans = [];
  for (const tasks of [7, 11, 150]) plans.push(await createPlan(workspace, { tasks, status: "in_progress" }));
  archived = await createPlan(workspace, { tasks: 3, status: "in_progress" });
  await database()
    .$executeRaw`UPDATE plans SET status = 'archived', archived_on = current_date WHERE id = ${archived.planId}::uuid`;
  await database().$executeRaw`
    UPDATE tasks SET percent = ("order" * 7) % 100, is_blocked = "order" % 11 = 0,
      deadline_on = CASE WHEN "order" % 3 = 0 THEN ${plans[0]?.today}::date + ("order" - 60)::int END, deadline_kind = 'by'
    WHERE workspace_id = ${workspace.workspaceId}::uuid`;
  const actor = workspace.actors.supervisor;
  access = { actor, scope: scopeOf(actor), day: plans[0]?.today ?? "" };
});

const everything = 10_000;

describe("the tasks of all plans", () => {
  it("are those of the plans under way, each under its own, with sums that hold", async () => {
    const view = await gatherLedgerAcross(access, readTaskQuery({}), everything);
    expect(new Set(view.groups.map(({ key }) => key))).toEqual(new Set(plans.map(({ planId }) => planId)));
    for (const group of view.groups) expect(group.rows).toHaveLength(group.sums?.shown ?? -1);
    expect(view.totals).toMatchObject({ shown: 168, total: 168 });
    expect(view.options.plan.map(({ count }) => count).sort((a, b) => a - b)).toEqual([7, 11, 150]);
    // A section belongs to one plan, so that none is offered here.
    expect(view.options.section).toEqual([]);
  });

  it("mean by a filter what each plan's own table means", async () => {
    for (const params of [
      { light: "red,yellow" },
      { due: "overdue" },
      { has: "owed" },
      { q: "3" },
      { to: "2026-12-31" },
    ]) {
      const query = readTaskQuery(params);
      const across = await gatherLedgerAcross(access, query, everything);
      const apart = [];
      for (const { planId } of plans) {
        const plan = await findPlanHead(access.scope, planId);
        if (!plan) throw new Error("the plan was not found again");
        const own = await gatherLedger({ ...access, plan }, query, everything);
        apart.push(...own.groups.flatMap(({ rows }) => rows));
      }
      const rows = across.groups.flatMap((group) => group.rows);
      expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(apart.map(({ id }) => id)));
      expect(across.totals?.shown).toBe(rows.length);
      const lightOf = new Map(apart.map((row) => [row.id, [row.light, row.report, row.expected]]));
      for (const row of rows) expect([row.light, row.report, row.expected]).toEqual(lightOf.get(row.id));
    }
  });

  it.each(groupingsOf(null))("can stand by %s without losing a row or a sum", async (group) => {
    const view = await gatherLedgerAcross(
      access,
      readTaskQuery({ group, sort: "percent", dir: "desc" }),
      everything,
    );
    expect(view.groups.flatMap(({ rows }) => rows)).toHaveLength(168);
    expect(new Set(view.groups.map(({ key }) => key)).size).toBe(view.groups.length);
    for (const { rows, sums } of view.groups) {
      expect(rows).toHaveLength(sums?.shown ?? -1);
      const percents = rows.map(({ percent }) => percent);
      expect(percents).toEqual([...percents].sort((a, b) => b - a));
    }
  });

  it("are read on from any row, each once, in the same order", async () => {
    const query = readTaskQuery({ group: "light", sort: "deadline" });
    const whole = await listLedger(access.scope, null, access.day, query);
    const read: string[] = [];
    for (;;) {
      const page = await gatherLedgerRowsAcross(access, query, { after: read.at(-1) ?? null, limit: 50 });
      if (page.length === 0) break;
      read.push(...page.map(({ id }) => id));
    }
    expect(read).toEqual(whole.map(({ id }) => id));
  });

  it("take as many statements in a workspace with many as in one with few", async () => {
    const small = await createWorkspace();
    await createPlan(small, { tasks: 2, status: "in_progress" });
    const actor = small.actors.supervisor;
    const few = await countStatements(() =>
      gatherLedgerAcross({ ...access, actor, scope: scopeOf(actor) }, readTaskQuery({})),
    );
    const many = await countStatements(() => gatherLedgerAcross(access, readTaskQuery({})));
    expect(many.statements).toHaveLength(few.statements.length);
    expect(many.statements.length).toBeLessThanOrEqual(4);
  });

  it("come as one file, under the names of their plans", async () => {
    const table = await gatherLedgerTableAcross(access, { group: "status" }, "zh-CN");
    expect(table.rows.filter(({ kind }) => kind === "section")).toHaveLength(3);
    expect(table.rows.filter(({ kind }) => kind === "row")).toHaveLength(168);
    const [one] = plans[0]?.tasks ?? [];
    const chosen = await gatherLedgerTableAcross(access, { ids: one?.id }, "zh-CN");
    expect(chosen.rows).toHaveLength(2);
    const none = await gatherLedgerTableAcross(access, { ids: archived.tasks[0]?.id }, "zh-CN");
    expect(none.rows).toEqual([]);
  });
});
