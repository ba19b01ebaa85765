import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { appendAudit } from "@/lib/audit/mutations";
import { actingFor } from "@/lib/auth/acting";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { createImport, takeOver } from "@/lib/imports/mutations";
import { testDatabaseUrl } from "@/tests/setup/database";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { planText } from "../imports/samples";

const author = { userId: null, name: "系统", departmentId: null, departmentName: null };
let whole: TestWorkspace;
let changed: TestWorkspace;

function record({ actors }: TestWorkspace, name: string): Promise<void> {
  return transaction((tx) =>
    appendAudit(tx, scopeOf(actors.supervisor), author, new Date(), [
      { kind: "department.created", subjectId: randomUUID(), data: { name, collective: false } },
    ]),
  );
}

async function slugOf({ workspaceId }: TestWorkspace): Promise<string> {
  return (await database().workspace.findUniqueOrThrow({ where: { id: workspaceId } })).slug;
}

function run(args: string[]): Promise<{ code: unknown; said: string }> {
  const options = { env: { ...process.env, DATABASE_URL: testDatabaseUrl() } };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "scripts/audit-verify.ts", ...args],
      options,
      (error, out, err) => resolve({ code: error?.code ?? 0, said: out + err }),
    );
  });
}

beforeAll(async () => {
  whole = await createWorkspace();
  changed = await createWorkspace();
  for (const name of ["甲", "乙", "丙"]) {
    await record(whole, name);
    await record(changed, name);
  }
});

it("says that an untouched chain holds, with the seal of its last row", async () => {
  const slug = await slugOf(whole);
  const last = await database().auditEvent.findFirstOrThrow({
    where: { workspaceId: whole.workspaceId, sequence: 3 },
  });
  const { code, said } = await run([slug]);
  expect(said).toContain(`✓ ${slug}: 3 rows, the chain holds; last seal ${last.hash}`);
  expect(code).toBe(0);
});

it("says that the logs rebuild every state, and names each that was written past them", async () => {
  const workspace = await createWorkspace();
  const acting = actingFor(workspace.actors.supervisor);
  const now = new Date();
  const bytes = new TextEncoder().encode(planText);
  const { id: importId } = await createImport(acting, { fileName: "方案.txt", bytes }, now);
  const { planId } = await takeOver(acting, { importId, version: 1, handOut: true }, now);
  const slug = await slugOf(workspace);
  const clean = await run([slug]);
  expect(clean.said).toContain(`✓ ${slug}: the logs rebuild every state`);
  expect(clean.code).toBe(0);

  const { id } = await database().task.findFirstOrThrow({
    where: { planId, order: 2 },
    select: { id: true },
  });
  await database().task.update({ where: { id }, data: { status: "suspended" } });
  const { code, said } = await run([slug]);
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`✓ ${slug}: \\d+ rows, the chain holds`));
  expect(said).toContain(`✗ ${slug}: task ${id} stands as "suspended", the logs say "assigned"`);
  expect(said.match(/✗/g)).toHaveLength(1);
});

it("names the first row that was changed and fails, and goes on to the other workspaces", async () => {
  const { workspaceId } = changed;
  await database().$transaction([
    database().$executeRaw`ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only`,
    database()
      .$executeRaw`UPDATE audit_events SET actor_name = '别人' WHERE workspace_id = ${workspaceId}::uuid AND sequence = 2`,
    database().$executeRaw`ALTER TABLE audit_events ENABLE TRIGGER audit_events_append_only`,
  ]);
  const { code, said } = await run([]);
  expect(code).toBe(1);
  expect(said).toContain(`✗ ${await slugOf(changed)}: broken at row 2 (department.created by 别人`);
  expect(said).toContain(`✓ ${await slugOf(whole)}: 3 rows`);
});

it("says which row was taken out", async () => {
  const { workspaceId } = changed;
  await database().$transaction([
    database().$executeRaw`ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only`,
    database()
      .$executeRaw`DELETE FROM audit_events WHERE workspace_id = ${workspaceId}::uuid AND sequence = 1`,
    database().$executeRaw`ALTER TABLE audit_events ENABLE TRIGGER audit_events_append_only`,
  ]);
  const { said } = await run([await slugOf(changed)]);
  expect(said).toContain("row 1 is missing; the 0 rows before it hold");
});

it("says that there is no such workspace", async () => {
  expect(await run(["nowhere"])).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is no workspace "nowhere".'),
  });
});
