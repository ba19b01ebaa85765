import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/auth/password";
import { findActor } from "@/lib/auth/session";
import { endSession, signIn } from "@/lib/auth/sign-in";
import { freeAttempts, waitAfter } from "@/lib/auth/throttle";
import { database } from "@/lib/db/client";
import { changePassword, disableUser, resetPassword } from "@/lib/people/mutations";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const password = "correct horse 电池";
let workspace: TestWorkspace;
let passwordHash: string;

beforeAll(async () => {
  workspace = await createWorkspace();
  passwordHash = await hashPassword(password);
});

async function account(): Promise<{ id: string; username: string }> {
  const username = `user-${randomUUID()}`;
  const { id } = await database().user.create({
    data: {
      username,
      name: "某人",
      passwordHash,
      memberships: { create: { workspaceId: workspace.workspaceId, role: "leader" } },
    },
  });
  return { id, username };
}

async function open(username: string, secret = password, now = new Date()): Promise<string> {
  const result = await signIn(username, secret, now);
  if (result.outcome !== "signed-in") throw new Error(`not signed in: ${result.outcome}`);
  return result.sessionId;
}

describe("signing in", () => {
  it("opens a session that says who acts", async () => {
    const { username } = await account();
    const actor = await findActor(await open(`  ${username.toUpperCase()} `), new Date());
    expect(actor).toMatchObject({
      username,
      role: "leader",
      workspaceId: workspace.workspaceId,
      departmentId: null,
    });
  });

  it("answers an unknown user and a wrong password alike", async () => {
    const { username } = await account();
    const now = new Date();
    expect(await signIn(username, "wrong", now)).toEqual({ outcome: "refused" });
    expect(await signIn(`nobody-${randomUUID()}`, "wrong", now)).toEqual({ outcome: "refused" });
  });

  it.each(["known", "unknown"])(
    "locks a %s name after repeated failures and lets it in again later",
    async (kind) => {
      const username = kind === "known" ? (await account()).username : `nobody-${randomUUID()}`;
      const now = new Date();
      for (let attempt = 0; attempt < freeAttempts; attempt++) {
        expect(await signIn(username, "wrong", now)).toEqual({ outcome: "refused" });
      }
      const locked = await signIn(username, password, now);
      expect(locked).toEqual({ outcome: "locked", waitMs: waitAfter(freeAttempts) });
      const later = new Date(now.getTime() + waitAfter(freeAttempts) + 1);
      const again = await signIn(username, password, later);
      expect(again.outcome).toBe(kind === "known" ? "signed-in" : "refused");
    },
  );

  it("counts failures that arrive together", async () => {
    const username = `nobody-${randomUUID()}`;
    const now = new Date();
    await Promise.all(Array.from({ length: freeAttempts }, () => signIn(username, "wrong", now)));
    expect((await signIn(username, "wrong", now)).outcome).toBe("locked");
  });

  it("refuses a disabled user, and ends the sessions that were open", async () => {
    const { id, username } = await account();
    const sessionId = await open(username);
    await disableUser(workspace.actors.administrator, { userId: id }, new Date());
    expect(await findActor(sessionId, new Date())).toBeNull();
    expect(await signIn(username, password, new Date())).toEqual({ outcome: "refused" });
  });

  it("ends all other sessions when the password changes, and all when it is reset", async () => {
    const { id, username } = await account();
    const kept = await open(username);
    const other = await open(username);
    const actor = await findActor(kept, new Date());
    if (!actor) throw new Error("no actor");
    await changePassword(actor, { current: password, next: "another password" }, new Date());
    expect(await findActor(kept, new Date())).not.toBeNull();
    expect(await findActor(other, new Date())).toBeNull();
    expect(await signIn(username, password, new Date())).toEqual({ outcome: "refused" });
    await resetPassword(
      workspace.actors.administrator,
      { userId: id, password: "third password" },
      new Date(),
    );
    expect(await findActor(kept, new Date())).toBeNull();
    expect((await signIn(username, "third password", new Date())).outcome).toBe("signed-in");
  });

  it("ends a session for good, and lets none outlive its hours", async () => {
    const { username } = await account();
    const sessionId = await open(username);
    expect(await findActor(sessionId, new Date(Date.now() + 13 * 3_600_000))).toBeNull();
    await endSession(sessionId, new Date());
    expect(await findActor(sessionId, new Date())).toBeNull();
  });
});
