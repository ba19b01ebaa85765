import { beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { demoAccounts, demoPassword } from "@/lib/auth/demo-accounts";
import { scopeOfCommand } from "@/lib/auth/scope";
import { signIn } from "@/lib/auth/sign-in";
import { dayOf } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { type Seeded, seedDemo } from "@/prisma/demo/seed";

let seeded: Seeded;
// A day late enough in its month that the open period is half reported.
const now = new Date("2026-11-21T10:00:00+08:00");
const today = dayOf(now, "Asia/Shanghai");

beforeAll(async () => {
  seeded = await seedDemo(now);
}, 180_000);

describe("the demo", () => {
  it("holds three plans that the importer read, with work in every light", async () => {
    expect(seeded.plans).toBe(3);
    expect(seeded.tasks).toBeGreaterThan(60);
    const rows = await database().$queryRaw<{ light: string; tasks: number }[]>`
      SELECT light, count(*)::int AS tasks FROM task_states(${seeded.workspaceId}::uuid, NULL, ${today}::date) GROUP BY light`;
    expect(rows.map(({ light }) => light).sort()).toEqual(["done", "green", "none", "red", "yellow"]);
    const formats = await database().sourceDocument.findMany({
      select: { format: true },
      orderBy: { format: "asc" },
    });
    expect(formats.map(({ format }) => format)).toEqual(["docx", "html", "txt"]);
  });

  it("offers its five accounts, and they sign in", async () => {
    const accounts = await demoAccounts();
    expect(accounts.map(({ username }) => username).sort()).toEqual([
      "admin",
      "head",
      "leader",
      "officer",
      "supervisor",
    ]);
    for (const { username } of accounts) {
      expect((await signIn(username, demoPassword, now)).outcome).toBe("signed-in");
    }
  });

  it("has a log whose chain holds", async () => {
    const { rows, brokenAt } = await verifyChain(scopeOfCommand(seeded.workspaceId));
    expect(brokenAt).toBeNull();
    expect(rows).toBeGreaterThan(seeded.reports);
  });

  it("can be rebuilt from the log alone", async () => {
    const differing = await database().$queryRaw<unknown[]>`
      SELECT t.id, t.status, h.status AS logged, t.percent, h.percent AS "loggedPercent"
      FROM task_history(${seeded.workspaceId}::uuid, NULL, ${today}::date) h JOIN tasks t ON t.id = h.task_id
      WHERE t.status::text <> h.status OR t.percent <> h.percent OR t.is_blocked <> h.is_blocked`;
    expect(differing).toEqual([]);
  });

  it("has nothing from the future", async () => {
    for (const table of ["status_changes", "audit_events"] as const) {
      const [row] = await database().$queryRawUnsafe<{ late: number }[]>(
        `SELECT count(*)::int AS late FROM ${table} WHERE at > $1`,
        now,
      );
      expect(row?.late).toBe(0);
    }
  });

  it("leaves the desk of its officer something to report, to sign for, to redo and to sign off", async () => {
    const [owed] = await database().$queryRaw<
      { missing: number; pending: number; returned: number; waiting: number }[]
    >`
      SELECT count(*) FILTER (WHERE r.id IS NULL)::int AS missing,
        count(*) FILTER (WHERE a.acknowledged_at IS NULL AND t.starts_on IS NULL)::int AS pending,
        count(*) FILTER (WHERE r.status = 'returned')::int AS returned,
        count(*) FILTER (WHERE r.status = 'submitted')::int AS waiting
      FROM assignments a
      JOIN tasks t ON t.id = a.task_id AND t.status IN ('assigned', 'in_progress')
      JOIN memberships m ON m.department_id = a.department_id AND m.role = 'officer'
      JOIN users u ON u.id = m.user_id AND u.username = 'officer'
      JOIN reporting_periods p ON p.plan_id = t.plan_id AND ${today}::date BETWEEN p.starts_on AND p.ends_on
      LEFT JOIN reports r ON r.assignment_id = a.id AND r.period_id = p.id`;
    expect(owed?.missing).toBeGreaterThan(4);
    expect(owed?.pending).toBeGreaterThan(0);
    expect(owed?.returned).toBeGreaterThan(0);
    expect(owed?.waiting).toBeGreaterThan(0);
  });
});
