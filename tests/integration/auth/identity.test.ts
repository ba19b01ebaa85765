import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { signInWithIdentity } from "@/lib/auth/identity";
import { findActor } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { disableUser } from "@/lib/people/mutations";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const issuer = "https://login.example";
const now = new Date();
let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await createWorkspace();
});

async function account(): Promise<{ id: string; username: string }> {
  const username = `user-${randomUUID()}`;
  const memberships = { create: { workspaceId: workspace.workspaceId, role: "leader" as const } };
  const { id } = await database().user.create({ data: { username, name: "某人", memberships } });
  return { id, username };
}

function arrive(sub: string, preferred_username?: string) {
  return signInWithIdentity(issuer, { sub, preferred_username, email: "x@example" }, now);
}

describe("somebody whom the identity provider vouches for", () => {
  it("is found by name once, and by the provider's subject ever after", async () => {
    const { id, username } = await account();
    const first = await arrive("subject-1", ` ${username.toUpperCase()}`);
    if (first.outcome !== "signed-in") throw new Error(first.outcome);
    expect(await findActor(first.sessionId, now)).toMatchObject({ userId: id, role: "leader" });
    // The name changed at the provider; and somebody else took it.
    expect(await arrive("subject-1", "renamed")).toMatchObject({ outcome: "signed-in", userId: id });
    expect(await arrive("subject-2", username)).toEqual({ outcome: "refused" });
  });

  it("gets no account that nobody prepared", async () => {
    const before = await database().user.count();
    expect(await arrive("subject-3", "somebody-unknown")).toEqual({ outcome: "refused" });
    expect(await arrive("subject-3")).toEqual({ outcome: "refused" });
    expect(await signInWithIdentity(issuer, { name: "no subject" }, now)).toEqual({ outcome: "refused" });
    expect(await database().user.count()).toBe(before);
  });

  it("stays out when disabled, known or not", async () => {
    const known = await account();
    await arrive("subject-4", known.username);
    const unknown = await account();
    for (const { id } of [known, unknown]) {
      await disableUser(workspace.actors.administrator, { userId: id }, now);
    }
    expect(await arrive("subject-4", known.username)).toEqual({ outcome: "refused" });
    expect(await arrive("subject-5", unknown.username)).toEqual({ outcome: "refused" });
  });

  it("is one person, however many browsers arrive at once", async () => {
    const { username } = await account();
    const arrivals = await Promise.all([arrive("subject-6", username), arrive("subject-6", username)]);
    expect(arrivals.map(({ outcome }) => outcome)).toEqual(["signed-in", "signed-in"]);
    const rivals = await account();
    const race = await Promise.all([
      arrive("subject-7", rivals.username),
      arrive("subject-8", rivals.username),
    ]);
    expect(race.map(({ outcome }) => outcome).sort()).toEqual(["refused", "signed-in"]);
  });
});
