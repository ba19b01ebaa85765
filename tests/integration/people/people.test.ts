import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { listPeople } from "@/lib/people/data";
import {
  createSetupToken,
  createUser,
  disableUser,
  isSetupTokenValid,
  resetPassword,
  setUp,
} from "@/lib/people/mutations";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const input = {
  workspaceName: "新城市人民政府",
  slug: "new-city",
  name: "管理员",
  username: "first-admin",
  password: "a long password",
};

describe("the first administrator", () => {
  it("is created once through the link, and no link is made after that", async () => {
    const now = new Date();
    const token = await createSetupToken(now);
    if (!token) throw new Error("no link in an empty database");
    expect(await isSetupTokenValid(token, now)).toBe(true);
    expect(await isSetupTokenValid(token, new Date(now.getTime() + 25 * 3_600_000))).toBe(false);
    const attempts = await Promise.allSettled([
      setUp({ ...input, token }, now),
      setUp({ ...input, token, slug: "second-city", username: "second-admin" }, now),
    ]);
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database().user.count()).toBe(1);
    expect(await database().workspace.count()).toBe(1);
    expect(await isSetupTokenValid(token, now)).toBe(false);
    expect(await createSetupToken(now)).toBeNull();
  });
});

describe("people of a workspace", () => {
  let one: TestWorkspace;
  let two: TestWorkspace;
  beforeAll(async () => {
    one = await createWorkspace();
    two = await createWorkspace();
  });
  const person = () => ({
    username: `p-${randomUUID()}`,
    name: "张三",
    role: "officer" as const,
    post: null,
    email: null,
    password: "a long password",
  });

  it("are added with their department, once for a user name", async () => {
    const someone = { ...person(), departmentId: one.departments[0].id };
    await createUser(one.actors.administrator, someone, new Date());
    const listed = await listPeople(scopeOf(one.actors.administrator));
    expect(listed).toContainEqual(
      expect.objectContaining({
        username: someone.username,
        role: "officer",
        department: one.departments[0].name,
      }),
    );
    await expect(
      createUser(two.actors.administrator, { ...someone, departmentId: null, role: "leader" }, new Date()),
    ).rejects.toMatchObject({ code: "usernameTaken" });
  });

  it("cannot be put into a department of another workspace", async () => {
    const foreign = { ...person(), departmentId: two.departments[0].id };
    await expect(createUser(one.actors.administrator, foreign, new Date())).rejects.toMatchObject({
      code: "notFound",
    });
  });

  it("of another workspace are out of reach", async () => {
    const userId = two.actors.officer.userId;
    const now = new Date();
    await expect(disableUser(one.actors.administrator, { userId }, now)).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(
      resetPassword(one.actors.administrator, { userId, password: "a long password" }, now),
    ).rejects.toMatchObject({ code: "notFound" });
    const names = (await listPeople(scopeOf(one.actors.administrator))).map((row) => row.userId);
    expect(names).not.toContain(userId);
  });

  it("have a password, where no identity provider signs them in", async () => {
    const someone = { ...person(), role: "leader" as const, departmentId: null, password: null };
    await expect(createUser(one.actors.administrator, someone, new Date())).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("cannot disable themselves", async () => {
    const { administrator } = one.actors;
    await expect(
      disableUser(administrator, { userId: administrator.userId }, new Date()),
    ).rejects.toMatchObject({
      code: "stateForbids",
    });
  });

  it("leave a chain of records that holds", async () => {
    const { rows, brokenAt } = await verifyChain(scopeOf(one.actors.administrator));
    expect(brokenAt).toBeNull();
    expect(rows).toBeGreaterThan(0);
  });
});
