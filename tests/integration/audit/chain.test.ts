import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { readAudit, verifyChain } from "@/lib/audit/data";
import { appendAudit } from "@/lib/audit/mutations";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { createWorkspace } from "@/tests/setup/workspace";

const author = { userId: null, name: "系统", departmentId: null, departmentName: null };
let scope: Scope;

beforeEach(async () => {
  scope = scopeOf((await createWorkspace()).actors.supervisor);
});

function record(name: string): Promise<void> {
  const entry = {
    kind: "department.created",
    subjectId: randomUUID(),
    data: { name, collective: false },
  } as const;
  return transaction((tx) => appendAudit(tx, scope, author, new Date(), [entry]));
}

describe("the log", () => {
  it("keeps its chain when many write at once", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => record(`部门${index}`)));
    expect(await verifyChain(scope)).toEqual({ rows: 20, brokenAt: null });
  });

  it("is read newest first, page by page", async () => {
    for (const name of ["甲", "乙", "丙"]) await record(name);
    const first = await readAudit(scope, { limit: 2 });
    expect(first.rows.map(({ sequence }) => sequence)).toEqual([3, 2]);
    const rest = await readAudit(scope, { limit: 2, before: first.next ?? undefined });
    expect(rest).toMatchObject({ next: null, rows: [{ sequence: 1 }] });
  });

  it("refuses to be changed, shortened or emptied", async () => {
    await record("甲");
    const { workspaceId } = scope;
    await expect(
      database().auditEvent.updateMany({ where: { workspaceId }, data: { actorName: "某人" } }),
    ).rejects.toThrow();
    await expect(database().auditEvent.deleteMany({ where: { workspaceId } })).rejects.toThrow();
    await expect(database().$executeRaw`TRUNCATE audit_events`).rejects.toThrow();
    await expect(database().$executeRaw`TRUNCATE status_changes`).rejects.toThrow();
  });

  it("names the first row that somebody with the database's keys has changed", async () => {
    for (const name of ["甲", "乙", "丙"]) await record(name);
    await database().$transaction([
      database().$executeRaw`ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only`,
      database()
        .$executeRaw`UPDATE audit_events SET data = '{"name":"丁","collective":false}' WHERE workspace_id = ${scope.workspaceId}::uuid AND sequence = 2`,
      database().$executeRaw`ALTER TABLE audit_events ENABLE TRIGGER audit_events_append_only`,
    ]);
    expect(await verifyChain(scope)).toEqual({ rows: 1, brokenAt: 2 });
  });
});
