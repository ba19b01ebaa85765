import { beforeAll, describe, expect, it, vi } from "vitest";
import { perform } from "@/lib/auth/action";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { allActions } from "@/tests/setup/actions";
import { allLoaders } from "@/tests/setup/loaders";
import { contents, createForeign, type Foreign } from "./foreign";
import { loaderInput, settled } from "./loader-input";
import { roles, table } from "./table";

// Who asks is the test's to say; everything below the session is as on the server.
const reader: { actor: Actor | null } = { actor: null };
vi.mock("@/lib/auth/session", async (original) => {
  const requireActor = async () => {
    if (!reader.actor) throw new Error("nobody is signed in");
    return reader.actor;
  };
  return { ...(await original<object>()), currentActor: requireActor, requireActor, pageActor: requireActor };
});
vi.mock("next-intl/server", () => ({
  getLocale: async () => "zh-CN",
  getTranslations: async () => Object.assign((key: string) => key, { has: () => true }),
}));

const actions = await allActions();
const loaders = await allLoaders();
let active: Foreign;
let archived: Foreign;

beforeAll(async () => {
  [active, archived] = await Promise.all([createForeign(), createForeign()]);
  await database().plan.update({
    where: { id: archived.planId },
    data: { status: "archived", archivedOn: new Date("2026-01-31") },
  });
});

/** What is done with people, departments, imports and what a reader keeps for himself is not done to a plan. */
const beside =
  /^(calendar|department|membership|notification|second_factor|session|user|view)\.|^import\.(?!paste)/;
/** Reading alone, and what has a refusal of its own. */
const others = ["evidence.read_claim", "plan.archive", "plan.restore", "report.read"];
const doneToPlans = Object.keys(table).filter(
  (name) => table[name]?.foreign && !beside.test(name) && !others.includes(name),
);

describe("an archived plan", () => {
  it.each(doneToPlans)("is not changed by %s, and says why", async (name) => {
    const { foreign, allowed } = table[name] ?? { allowed: [] };
    const action = actions.get(name);
    if (!action || !foreign) throw new Error("no such action");
    const before = await contents(archived.workspace.workspaceId);
    const codes = await Promise.all(
      allowed.map((role) =>
        perform(action, archived.workspace.actors[role], foreign(archived), new Date()).then(
          () => "done",
          (error: { code?: string }) => error.code,
        ),
      ),
    );
    expect(await contents(archived.workspace.workspaceId)).toBe(before);
    expect(new Set(codes)).toEqual(new Set(["planArchived"]));
  });

  /** Every power and every step that the answer of a loader offers. */
  function offered(value: unknown, at = ""): string[] {
    if (value === null || typeof value !== "object") return [];
    return Object.entries(value).flatMap(([key, one]) => {
      const here = /^\d+$/.test(key) ? at : `${at}.${key}`;
      if (/^may[A-Z]/.test(key) && one === true) return [here];
      if (key === "steps" && Array.isArray(one) && one.length > 0) return [here];
      return offered(one, here);
    });
  }

  async function offers(of: Foreign, name: string): Promise<string[]> {
    const input = loaderInput[name];
    const load = loaders.get(name);
    if (!load || !input || input === "own") throw new Error(`${name} asks for nothing`);
    const all: string[] = [];
    for (const role of roles) {
      reader.actor = of.workspace.actors[role];
      const answer = await settled(load(...input(of))).catch((error: Error) => {
        if ("digest" in error) return null;
        throw error;
      });
      all.push(...offered(answer).map((one) => `${role} ${one}`));
    }
    return all;
  }

  // What a reader keeps for himself, and what is not yet a plan, goes on.
  const aside = ["loadViews", "loadCountedViews", "loadImport", "loadRevision", "loadLedgerAcross"];
  const ofPlans = [...loaders.keys()].filter(
    (name) => typeof loaderInput[name] === "function" && !aside.includes(name),
  );

  it.each(ofPlans)("is only read by %s", async (name) => {
    expect(await offers(archived, name)).toEqual([]);
  });

  it("is shown as on the day of its archiving", async () => {
    reader.actor = archived.workspace.actors.leader;
    expect(await loaders.get("planAccess")?.(archived.planId)).toMatchObject({ day: "2026-01-31" });
    expect(await loaders.get("loadTaskPage")?.(archived.taskId, undefined)).toMatchObject({
      day: "2026-01-31",
    });
    expect(await loaders.get("loadOverride")?.(archived.taskId)).toMatchObject({ reason: "理由" });
  });

  it("would have been offered otherwise", async () => {
    const offering: string[] = [];
    for (const name of ofPlans) if ((await offers(active, name)).length > 0) offering.push(name);
    expect(offering.sort()).toEqual([
      "loadBoard",
      "loadCards",
      "loadLedger",
      "loadMatrix",
      "loadPeriods",
      "loadPlanMatters",
      "loadTaskExtensions",
      "loadTaskInstructions",
      "loadTaskPage",
      "loadTaskProblems",
      "loadTimeline",
    ]);
  });
});
