import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/auth/types";
import { loadMonth } from "@/lib/calendars/loaders";
import { documentPage } from "@/lib/dashboards/document/loaders";
import { planOverview, plansPage } from "@/lib/dashboards/loaders";
import { loadSearch } from "@/lib/search/loaders";
import { loadBoard } from "@/lib/tasks/board/loaders";
import { countStatements } from "@/tests/setup/database";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace, somethingChanges, type TestWorkspace } from "@/tests/setup/workspace";

const signedIn = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock("@/lib/auth/session", async (original) => ({
  ...(await original<typeof import("@/lib/auth/session")>()),
  pageActor: () => Promise.resolve(signedIn.actor as Actor),
  requireActor: () => Promise.resolve(signedIn.actor as Actor),
}));

/** Each of them holds one plan; they differ in nothing but how many tasks it has. */
let few: { workspace: TestWorkspace; planId: string };
let many: { workspace: TestWorkspace; planId: string };

beforeAll(async () => {
  const made = async (tasks: number) => {
    const workspace = await createWorkspace();
    const { planId } = await createPlan(workspace, { tasks, status: "in_progress" });
    return { workspace, planId };
  };
  few = await made(20);
  many = await made(400);
});

describe("the number of statements", () => {
  const pages: [string, (planId: string) => Promise<unknown>][] = [
    ["the board by department", (planId) => loadBoard(planId, { by: "department" })],
    ["the board by month, cut across", (planId) => loadBoard(planId, { by: "month", lanes: "section" })],
    ["the document", documentPage],
    ["a plan's overview", planOverview],
    ["the calendar", () => loadMonth({})],
    ["the search", () => loadSearch("第 1 项")],
    ["the list of plans", plansPage],
  ];
  it.each(pages)("of %s is the same for 20 tasks and for 400", async (_, load) => {
    const count = async ({ workspace, planId }: typeof few) => {
      signedIn.actor = workspace.actors.supervisor;
      await somethingChanges(workspace);
      return (await countStatements(() => load(planId))).statements.length;
    };
    const asked = await count(few);
    expect(asked).toBeGreaterThan(0);
    expect(await count(many)).toBe(asked);
  });
});
