import { describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { findPlanHead } from "@/lib/plans/data";
import type { PlanAccess } from "@/lib/plans/loaders";
import { readTaskQuery } from "@/lib/tasks/schema";
import { gatherTimeline, gatherTimelineRows } from "@/lib/timeline/loaders";
import { countStatements } from "@/tests/setup/database";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace } from "@/tests/setup/workspace";

const options = { zoom: "quarter", by: "section" } as const;

describe("the timeline", () => {
  it("takes a task's own start, else the plan's, filters as the table does, and asks as much for many as for few", async () => {
    const workspace = await createWorkspace();
    const access = async (
      tasks: number,
      role: "supervisor" | "officer",
    ): Promise<PlanAccess & { first: string }> => {
      const { planId, today, tasks: made } = await createPlan(workspace, { tasks, status: "in_progress" });
      const actor = workspace.actors[role];
      const scope = scopeOf(actor);
      const plan = await findPlanHead(scope, planId);
      if (!plan) throw new Error("the plan was not found again");
      return { actor, scope, day: today, plan, first: made[0]?.id ?? "" };
    };
    const small = await access(10, "supervisor");
    const large = await access(300, "officer");
    await database().task.update({
      where: { id: small.first },
      data: { startsOn: toDatabaseDate("2026-01-15") },
    });

    const view = await gatherTimeline(small, readTaskQuery({}), options);
    const rows = view.groups.flatMap((group) => group.rows);
    expect(rows).toHaveLength(10);
    expect(rows.find(({ id }) => id === small.first)?.starts).toBe("2026-01-15");
    expect(rows.filter(({ starts }) => starts === small.plan.startsOn)).toHaveLength(9);
    expect(view.mayEdit).toBe(true);
    const narrowed = await gatherTimeline(small, readTaskQuery({ q: "第 3 项" }), options);
    expect(narrowed.groups.flatMap((group) => group.rows)).toHaveLength(1);
    expect((await gatherTimeline(large, readTaskQuery({}), options)).mayEdit).toBe(false);

    const bars = (await gatherTimeline(large, readTaskQuery({}), options, 300)).groups.flatMap(
      (group) => group.rows,
    );
    const opened = await gatherTimeline(large, readTaskQuery({}), options);
    const read = opened.groups.flatMap((group) => group.rows);
    for (let page = read; page.length > 0; ) {
      const after = { after: read.at(-1)?.id ?? null, limit: 70 };
      page = await gatherTimelineRows(large, readTaskQuery({}), options.by, after);
      read.push(...page);
    }
    expect(read).toEqual(bars);

    const few = await countStatements(() => gatherTimeline(small, readTaskQuery({}), options));
    const many = await countStatements(() => gatherTimeline(large, readTaskQuery({}), options));
    expect(many.statements).toHaveLength(few.statements.length);
    expect(many.statements.length).toBeLessThanOrEqual(8);
  });
});
