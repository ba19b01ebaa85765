import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { allLoaders } from "@/tests/setup/loaders";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { createForeign, type Foreign } from "./foreign";
import { loaderInput, settled } from "./loader-input";

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
  expect([...loaders.keys()].filter((name) => !(name in loaderInput))).toEqual([]);
});

describe("a reader of one workspace", () => {
  it.each([...loaders.keys()])("learns nothing of another by %s", async (name) => {
    const attack = loaderInput[name];
    const input = typeof attack === "function" ? attack(other) : [];
    for (const actor of Object.values(own.actors)) {
      reader.actor = actor;
      const learned = await answer(name, input);
      // What was asked for may be said again, nothing else.
      const said = JSON.stringify(input);
      expect(secrets.filter((id) => !said.includes(id) && learned.includes(id))).toEqual([]);
    }
  });

  it.each([...loaders.keys()].filter((name) => typeof loaderInput[name] === "function"))(
    "would have learned from %s what is said to its own people",
    async (name) => {
      const input = loaderInput[name];
      if (typeof input !== "function") throw new Error("no attack");
      const said: string[] = [];
      for (const actor of Object.values(other.workspace.actors)) {
        reader.actor = actor;
        // What was found but cannot be shown here was found.
        said.push(await answer(name, input(other)).catch(String));
      }
      reader.actor = own.actors.supervisor;
      const nothing = await answer(name, input(other));
      expect(said.some((words) => words !== nothing && words.length > 2)).toBe(true);
    },
  );

  it.each([...loaders.keys()].filter((name) => typeof loaderInput[name] === "function"))(
    "is answered by %s as about what does not exist",
    async (name) => {
      const attack = loaderInput[name];
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
