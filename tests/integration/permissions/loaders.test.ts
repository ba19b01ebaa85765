import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { allLoaders } from "@/tests/setup/loaders";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { createForeign, type Foreign } from "./foreign";

// Who asks is the test's to say; everything below the session is as on the server.
const reader: { actor: Actor | null } = { actor: null };
vi.mock("@/lib/auth/session", async (original) => {
  const currentActor = async () => reader.actor;
  const requireActor = async () => {
    if (!reader.actor) throw new Error("nobody is signed in");
    return reader.actor;
  };
  return { ...(await original<object>()), currentActor, requireActor, pageActor: requireActor };
});
vi.mock("next-intl/server", () => ({
  getLocale: async () => "zh-CN",
  getTranslations: async () => Object.assign((key: string) => key, { has: () => true }),
}));

/** How each loader is asked for what another workspace has; "own" asks for nothing but the reader's. */
const attacks: Record<string, "own" | ((other: Foreign) => unknown[])> = {
  countPlanMatters: ({ planId }) => [planId],
  loadAudit: () => [undefined],
  loadBoard: ({ planId }) => [planId, {}],
  loadCalendar: "own",
  loadCards: ({ planId }) => [planId, { group: "status", column: "in_progress" }],
  loadComparison: ({ planId, workspace }) => [planId, { with: workspace.departments[0].id }],
  loadCountedViews: ({ planId }) => [planId],
  loadDesk: "own",
  loadDivisionFile: ({ planId }) => [planId, { format: "csv" }],
  loadDocumentPlaces: ({ planId }) => [planId, { q: "任务" }],
  loadDocumentWindows: ({ planId, taskId }) => [planId, { task: taskId, at: "0" }],
  loadEvidenceFile: ({ evidenceId }) => [evidenceId],
  loadFeeds: "own",
  loadImport: ({ importId }) => [importId],
  loadLackingCsv: ({ planId, periodId }) => [planId, periodId],
  loadLedger: ({ planId }) => [planId, {}],
  loadLedgerAcross: () => [{}],
  loadLedgerFileAcross: () => [{ format: "csv" }],
  loadLedgerRowsAcross: () => [{}],
  loadLedgerFile: ({ planId }) => [planId, { format: "csv" }],
  loadLedgerRows: ({ planId }) => [planId, {}],
  loadLightsTrial: ({ planId }) => [planId, {}],
  loadMailAddress: "own",
  loadManagedDepartments: "own",
  loadMatrix: ({ planId }) => [planId, {}],
  loadMatrixRows: ({ planId }) => [planId, {}],
  loadMonth: () => [{ all: "1" }],
  loadNewImport: "own",
  loadNotifications: () => [undefined],
  loadOriginal: ({ planId }) => [planId, null],
  loadOverride: ({ taskId }) => [taskId],
  loadPeople: "own",
  loadPeriods: ({ planId, periodId }) => [planId, { period: periodId, view: "tasks" }],
  loadPlanMatters: ({ planId }) => [planId],
  loadRevise: ({ planId }) => [planId],
  loadRevision: ({ importId }) => [importId, {}],
  loadRobot: "own",
  loadSearch: () => ["任务"],
  loadSecondFactor: "own",
  loadSettings: "own",
  loadShownOriginal: ({ planId }) => [planId],
  loadTaskExtensions: ({ taskId }) => [taskId],
  loadTaskInstructions: ({ taskId }) => [taskId],
  loadTaskLinks: ({ taskId }) => [{ id: taskId, name: "某项任务" }],
  loadTaskPage: ({ taskId }) => [taskId, undefined],
  loadTaskProblems: ({ taskId }) => [taskId],
  loadTimeline: ({ planId }) => [planId, {}],
  loadTimelineRows: ({ planId }) => [planId, {}],
  loadUnread: "own",
  loadViews: ({ planId }) => [planId],
  planAccess: ({ planId }) => [planId],
  workspaceAccess: "own",
};

const loaders = await allLoaders();
let own: TestWorkspace;
let other: Foreign;
/** Ids of everything that the other workspace holds. */
let secrets: string[];

beforeAll(async () => {
  own = await createWorkspace({ signOffRequired: true });
  other = await createForeign();
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT c.table_name AS name FROM information_schema.columns c
    JOIN information_schema.columns i ON i.table_schema = c.table_schema AND i.table_name = c.table_name AND i.column_name = 'id'
    WHERE c.table_schema = 'public' AND c.column_name = 'workspace_id' AND i.data_type = 'uuid'`;
  const found = await Promise.all(
    tables.map(({ name }) =>
      database().$queryRawUnsafe<{ id: string }[]>(
        `SELECT id::text AS id FROM "${name}" WHERE workspace_id = $1::uuid`,
        other.workspace.workspaceId,
      ),
    ),
  );
  secrets = [other.workspace.workspaceId, ...found.flat().map(({ id }) => id)];
  expect(secrets.length).toBeGreaterThan(20);
});

/** All that a loader hands to its page, also what it hands on as promises. */
async function settled(value: unknown): Promise<unknown> {
  const known = await value;
  if (Array.isArray(known)) return Promise.all(known.map(settled));
  if (known instanceof Map || known instanceof Set) return settled([...known]);
  if (known instanceof ReadableStream) return new Response(known).text();
  if (known !== null && typeof known === "object" && !(known instanceof Date)) {
    const entries = Object.entries(known).map(async ([key, one]) => [key, await settled(one)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
  return known;
}

/** What the reader learns: the words of a page, or that there is none. */
async function answer(name: string, input: unknown[]): Promise<string> {
  const load = loaders.get(name);
  if (!load) throw new Error(`there is no loader ${name}`);
  try {
    return JSON.stringify((await settled(load(...input))) ?? null);
  } catch (error) {
    if (error instanceof Error && "digest" in error) return String(error.digest);
    throw error;
  }
}

it("every loader of the server has its line", () => {
  expect([...loaders.keys()].filter((name) => !(name in attacks))).toEqual([]);
});

describe("a reader of one workspace", () => {
  it.each([...loaders.keys()])("learns nothing of another by %s", async (name) => {
    const attack = attacks[name];
    const input = typeof attack === "function" ? attack(other) : [];
    for (const actor of Object.values(own.actors)) {
      reader.actor = actor;
      const learned = await answer(name, input);
      // What was asked for may be said again, nothing else.
      const said = JSON.stringify(input);
      expect(secrets.filter((id) => !said.includes(id) && learned.includes(id))).toEqual([]);
    }
  });

  it.each([...loaders.keys()].filter((name) => typeof attacks[name] === "function"))(
    "is answered by %s as about what does not exist",
    async (name) => {
      const attack = attacks[name];
      if (typeof attack !== "function") throw new Error("no attack");
      const nowhere = new Map<string, string>();
      const unknown = (id: string) => {
        const known = nowhere.get(id) ?? randomUUID();
        nowhere.set(id, known);
        return known;
      };
      const asked = JSON.stringify(attack(other));
      const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
      const instant = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
      const blank = (text: string) => text.replace(uuid, "id").replace(instant, "now");
      reader.actor = own.actors.supervisor;
      const nothing = JSON.parse(asked.replace(uuid, unknown)) as unknown[];
      expect(blank(await answer(name, attack(other)))).toBe(blank(await answer(name, nothing)));
    },
  );
});
