import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { signInWithIdentity } from "@/lib/auth/identity";
import { otherStandings } from "@/lib/auth/memberships";
import { verifyPassword } from "@/lib/auth/password";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { addMembership, setEmail } from "@/lib/people/mutations";
import { importRoster, previewRoster } from "@/lib/people/roster/mutations";
import { noteIdentityLinked, switchMembership } from "@/lib/people/standing/mutations";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { xlsxFile } from "@/tests/unit/extract/fixtures/xlsx-file";

let workspace: TestWorkspace;
const now = new Date();

beforeEach(async () => {
  workspace = await createWorkspace();
});

function sheet(rows: string[][]) {
  const cells = rows.map(
    (row, y) =>
      `<row r="${y + 1}">${row
        .map(
          (text, x) =>
            `<c r="${String.fromCharCode(65 + x)}${y + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
        )
        .join("")}</row>`,
  );
  const bytes = xlsxFile([{ name: "Sheet1", rows: cells.join("") }]);
  return { fileName: "名单.xlsx", file: Buffer.from(bytes).toString("base64") };
}

const mark = () => randomUUID().slice(0, 8);

describe("a list of people", () => {
  it("is read under the names that offices use, and adds all with passwords that open", async () => {
    const { administrator } = workspace.actors;
    const [one, two] = [mark(), mark()];
    const phone = `139${Math.floor(Math.random() * 1e8)}`;
    const input = sheet([
      ["姓名", "登录账号", "所在单位", "角色", "电子邮箱", "手机号码", "职务"],
      ["张三", `zhang-${one}`, workspace.departments[0].name, "联络员", `Zhang@${one}.gov.cn`, "", "科长"],
      ["李四", `LI-${two}`, workspace.departments[1].name, "部门负责人", "", "", ""],
      ["王五", "", "", "领导", "", phone, "副市长"],
    ]);
    const preview = await previewRoster(administrator, input);
    expect(preview.rows.map(({ username, role, faults }) => [username, role, faults])).toEqual([
      [`zhang-${one}`, "officer", []],
      [`li-${two}`, "head", []],
      [phone, "leader", []],
    ]);
    const { accounts } = await importRoster(administrator, input, now);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(3);
    const user = await database().user.findUniqueOrThrow({
      where: { username: `zhang-${one}` },
      include: { memberships: true },
    });
    expect(user).toMatchObject({ name: "张三", email: `zhang@${one}.gov.cn` });
    expect(user.memberships).toMatchObject([
      { role: "officer", departmentId: workspace.departments[0].id, post: "科长" },
    ]);
    expect(await verifyPassword(accounts[0]?.password ?? "", user.passwordHash)).toBe(true);
    expect(await verifyChain(scopeOf(administrator))).toEqual({ rows: 3, brokenAt: null });
    // The same list again: everybody is there already.
    expect((await previewRoster(administrator, input)).faulty).toBe(3);
  });

  it("says what is wrong with each row, and writes none while one is wrong", async () => {
    const { administrator, officer } = workspace.actors;
    const name = mark();
    const input = sheet([
      ["用户名", "姓名", "部门", "角色", "邮箱"],
      [`a-${name}`, "好人", workspace.departments[0].name, "", ""],
      [officer.username, "重名", workspace.departments[0].name, "联络员", ""],
      [`b-${name}`, "", workspace.departments[0].name, "联络员", "not-an-address"],
      [`c-${name}`, "无部门", "", "联络员", ""],
      [`c-${name}`, "错部门", "市不存在局", "看门人", ""],
    ]);
    const { rows, faulty } = await previewRoster(administrator, input);
    expect(faulty).toBe(4);
    expect(rows.map(({ faults }) => faults)).toEqual([
      [],
      ["usernameTaken"],
      ["nameMissing", "emailForm"],
      ["usernameTwice", "departmentMissing"],
      ["usernameTwice", "roleUnknown", "departmentUnknown"],
    ]);
    await expect(importRoster(administrator, input, now)).rejects.toMatchObject({ code: "rosterFaulty" });
    expect(await database().user.count({ where: { username: `a-${name}` } })).toBe(0);
  });

  it.each([
    ["no heading", sheet([["张三", "市财政局"]])],
    ["no sheet", { fileName: "x.xlsx", file: Buffer.from("not a workbook").toString("base64") }],
  ])("is refused where there is %s", async (_, input) => {
    await expect(previewRoster(workspace.actors.administrator, input)).rejects.toMatchObject({
      code: "rosterUnread",
    });
  });
});

describe("what is written down of people", () => {
  const kinds = async () =>
    (
      await database().auditEvent.findMany({
        where: { workspaceId: workspace.workspaceId },
        orderBy: { sequence: "asc" },
      })
    ).map(({ kind }) => kind);

  it("tells of the e-mail and of changing between posts", async () => {
    const { administrator, officer } = workspace.actors;
    await setEmail(administrator, { userId: officer.userId, email: "x@example.gov.cn" }, now);
    await addMembership(administrator, { userId: officer.userId, role: "leader", departmentId: null }, now);
    const [other] = await otherStandings(officer);
    await switchMembership(officer, { membershipId: other?.membershipId ?? "" }, now);
    expect(await kinds()).toEqual(["user.email_changed", "membership.added", "membership.switched"]);
  });

  it("tells once that an identity provider signs somebody in", async () => {
    const { officer } = workspace.actors;
    const claims = { sub: `subject-${mark()}`, preferred_username: officer.username };
    const arrive = () => signInWithIdentity("https://login.example", claims, now, noteIdentityLinked);
    expect((await Promise.all([arrive(), arrive()])).map(({ outcome }) => outcome)).toEqual([
      "signed-in",
      "signed-in",
    ]);
    await arrive();
    expect(await kinds()).toEqual(["user.identity_linked"]);
  });
});
