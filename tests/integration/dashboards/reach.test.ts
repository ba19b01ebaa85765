import { beforeAll, describe, expect, it } from "vitest";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import {
  countUnreviewed,
  listCompletionDays,
  listLightChanges,
  listRedTasks,
  listTasksOnDay,
  sumsByPlan,
  sumsBySection,
  sumsOnDays,
} from "@/lib/dashboards/data";
import {
  listDepartmentTasks,
  listLeague,
  listPunctuality,
  sumsByRole,
} from "@/lib/dashboards/departments/data";
import { listDocumentSections, listDocumentTasks } from "@/lib/dashboards/document/data";
import { database } from "@/lib/db/client";
import { findDepartmentCard } from "@/lib/departments/data";
import { listIndicators } from "@/lib/indicators/data";
import {
  findOriginal,
  findPlanHead,
  findPlanOrigin,
  findPlanText,
  listPlanEvents,
  listPlans,
} from "@/lib/plans/data";
import { countStatements } from "@/tests/setup/database";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { type Course, deeds, draftCourse } from "./course";

const today = "2026-09-30";
const now = { day: today, today };
let workspace: TestWorkspace;
let course: Course;
let scope: Scope;

beforeAll(async () => {
  workspace = await createWorkspace();
  scope = scopeOf(workspace.actors.leader);
  course = await draftCourse(workspace);
  const { officer, ...people } = deeds(workspace, course);
  await people.handOut("2026-01-10");
  await people.acknowledge("overdue", officer, "2026-01-13");
  await people.submit("overdue", officer, "2026-09", "2026-09-20", { percent: 60 });
});

/** Every read that stands behind the pages of leadership. */
function reads(by: Scope, planId: string, departmentId: string): Record<string, () => Promise<unknown>> {
  const past = { day: "2026-08-31", today };
  return {
    head: () => findPlanHead(by, planId),
    origin: () => findPlanOrigin(by, planId),
    original: () => findOriginal(by, planId),
    text: () => findPlanText(by, planId),
    events: () => listPlanEvents(by, planId, 12),
    tasks: () => listTasksOnDay(by, planId, now, null),
    sections: () => sumsBySection(by, planId, past),
    changes: () => listLightChanges(by, planId, now, "2026-02-26"),
    red: () => listRedTasks(by, planId, now, 50),
    completion: () => listCompletionDays(by, planId, now),
    league: () => listLeague(by, planId, now),
    punctuality: () => listPunctuality(by, { planId }, now),
    indicators: () => listIndicators(by, planId, today),
    sums: () => sumsOnDays(by, planId, now, "2026-08-31"),
    unreviewed: () => countUnreviewed(by, planId, now),
    card: () => findDepartmentCard(by, departmentId),
    load: () => sumsByRole(by, departmentId, now),
    documentTasks: () => listDocumentTasks(by, planId, now, { start: 0, end: 1_000 }),
    documentSections: () => listDocumentSections(by, planId),
    departmentTasks: () => listDepartmentTasks(by, departmentId, now),
    reporting: () => listPunctuality(by, { planId: null, departmentId }, now),
  };
}

describe("statements", () => {
  it("are one for each read, whether a plan has 20 tasks or 400", async () => {
    for (const tasks of [20, 400]) {
      const plan = await createPlan(workspace, { tasks });
      // A text is fetched once and then kept.
      await findPlanText(scope, plan.planId);
      for (const [name, read] of Object.entries(reads(scope, plan.planId, workspace.departments[0].id))) {
        const { statements } = await countStatements(read);
        expect(statements, `${name} with ${tasks} tasks`).toHaveLength(1);
      }
      const across: (() => Promise<unknown>)[] = [
        () => listPlans(scope),
        () => sumsByPlan(scope, now),
        () => sumsOnDays(scope, null, now, "2026-08-31"),
        () => listRedTasks(scope, null, now, 50),
        () => listLeague(scope, null, now),
        () => listPunctuality(scope, { planId: null }, now),
      ];
      for (const read of across) expect((await countStatements(read)).statements).toHaveLength(1);
      await database().plan.update({
        where: { id: plan.planId },
        data: { status: "archived", archivedOn: new Date() },
      });
    }
  });
});

describe("two workspaces", () => {
  it("see nothing of each other, by any id", async () => {
    const stranger = await createWorkspace();
    const theirs = scopeOf(stranger.actors.supervisor);
    const found: Record<string, unknown> = {};
    for (const [name, read] of Object.entries(reads(theirs, course.planId, workspace.departments[0].id))) {
      found[name] = await read();
    }
    const { sums, ...rest } = found;
    expect(sums).toMatchObject({ now: { tasks: 0, counting: 0 }, before: null });
    for (const [name, value] of Object.entries(rest)) {
      const isNothing = value === null || value === 0 || (Array.isArray(value) && value.length === 0);
      expect(isNothing, `${name}: ${JSON.stringify(value)}`).toBe(true);
    }
    expect(await listPlans(theirs)).toEqual([]);
    expect(await sumsByPlan(theirs, now)).toEqual([]);
    expect(await listLeague(theirs, null, now)).toEqual([]);
    expect(await listPunctuality(theirs, { planId: null }, now)).toEqual([]);
  });

  it("show all of their own to each of their people", async () => {
    const { leader, supervisor, officer, administrator } = workspace.actors;
    const departmentId = workspace.departments[0].id;
    const seen = async (by: Scope) =>
      Promise.all(Object.values(reads(by, course.planId, departmentId)).map((read) => read()));
    const all = await seen(scopeOf(supervisor));
    for (const actor of [leader, officer, administrator]) {
      expect(await seen(scopeOf(actor))).toEqual(all);
    }
  });
});
