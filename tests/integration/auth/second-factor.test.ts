import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/auth/password";
import { seal, unseal } from "@/lib/auth/seal";
import { findActor } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { freeAttempts } from "@/lib/auth/throttle";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  resetSecondFactor,
} from "@/lib/people/second-factor/mutations";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const password = "correct horse 电池";
const passwordHash = await hashPassword(password);
const now = new Date("2026-11-21T08:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

let workspace: TestWorkspace;
let actor: Actor;

function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}

beforeEach(async () => {
  workspace = await createWorkspace();
  const user = await database().user.create({
    data: {
      username: `user-${randomUUID()}`,
      name: "某人",
      passwordHash,
      memberships: { create: { workspaceId: workspace.workspaceId, role: "leader" } },
    },
  });
  const result = await signIn(user.username, password, now);
  if (result.outcome !== "signed-in") throw new Error(result.outcome);
  const found = await findActor(result.sessionId, now);
  if (!found) throw new Error("no actor");
  actor = found;
});

async function enrol(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret, picture } = await beginSecondFactor(actor, {}, now);
  expect(picture).toMatch(/^data:image\/svg\+xml;base64,/);
  const { recoveryCodes } = await confirmSecondFactor(actor, { code: codeAt(secret, now) }, now);
  return { secret, recoveryCodes };
}

const enter = (code?: string, at = now, secret = password) => signIn(actor.username, secret, at, code);

describe("a second factor", () => {
  it("counts for nothing before a code of it was shown", async () => {
    await beginSecondFactor(actor, {}, now);
    expect((await enter()).outcome).toBe("signed-in");
    await expect(confirmSecondFactor(actor, { code: "000000" }, now)).rejects.toMatchObject({
      code: "wrongCode",
    });
    expect((await enter()).outcome).toBe("signed-in");
  });

  it("is asked for only after the right password", async () => {
    await enrol();
    expect(await enter(undefined, now, "wrong")).toEqual({ outcome: "refused" });
    expect(await enter("123456", now, "wrong")).toEqual({ outcome: "refused" });
    expect(await enter()).toEqual({ outcome: "code-needed" });
  });

  it("opens with a code that nobody has used, the one of its set-up included", async () => {
    const { secret } = await enrol();
    expect(await enter(codeAt(secret, now))).toEqual({ outcome: "code-wrong" });
    const next = later(30);
    const code = codeAt(secret, next);
    const both = await Promise.all([enter(code, next), enter(code, next)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["code-wrong", "signed-in"]);
  });

  it("opens with each recovery code once, however it is typed", async () => {
    const { recoveryCodes } = await enrol();
    const [code = ""] = recoveryCodes;
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await enter(` ${code.toLowerCase().replace("-", " ")}`)).outcome).toBe("signed-in");
    expect((await enter(code)).outcome).toBe("code-wrong");
  });

  it("makes those wait who guess, though the password is right each time", async () => {
    await enrol();
    for (let attempt = 0; attempt < freeAttempts; attempt++) {
      expect((await enter()).outcome).toBe("code-needed");
      expect((await enter("000000")).outcome).toBe("code-wrong");
    }
    expect((await enter()).outcome).toBe("locked");
  });

  it("is kept where a stolen table is of no use", async () => {
    const { secret, recoveryCodes } = await enrol();
    const stored = await database().secondFactor.findUniqueOrThrow({
      where: { userId: actor.userId },
      include: { recoveryCodes: true },
    });
    const text = JSON.stringify(stored);
    expect(text).not.toContain(secret);
    for (const code of recoveryCodes) expect(text).not.toContain(code.replace("-", ""));
    expect(unseal(stored.secret, actor.userId)).toBe(secret);
    expect(unseal(stored.secret, randomUUID())).toBeNull();
    expect(unseal(`${seal("x", "a")}x`, "a")).toBeNull();
  });

  it("is given up with the password, and reset by an administrator of the workspace alone", async () => {
    await enrol();
    await expect(removeSecondFactor(actor, { password: "wrong" }, now)).rejects.toMatchObject({
      code: "wrongPassword",
    });
    await removeSecondFactor(actor, { password }, now);
    expect((await enter()).outcome).toBe("signed-in");
    await enrol();
    const other = await createWorkspace();
    const { userId } = actor;
    await expect(resetSecondFactor(other.actors.administrator, { userId }, now)).rejects.toMatchObject({
      code: "notFound",
    });
    await resetSecondFactor(workspace.actors.administrator, { userId }, now);
    expect(await findActor(actor.sessionId, now)).toBeNull();
    expect((await enter()).outcome).toBe("signed-in");
  });
});
