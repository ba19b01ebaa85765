import { describe, expect, it, vi } from "vitest";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { startWorkers } from "@/lib/jobs/workers";
import { testDatabaseUrl } from "@/tests/setup/database";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace } from "@/tests/setup/workspace";

describe("the workers of two servers", () => {
  it("make their queues and send what fell due while none ran, once", async () => {
    const workspace = await createWorkspace();
    const plan = await createPlan(workspace, { status: "in_progress" });
    await database().reportingPeriod.updateMany({
      where: { planId: plan.planId },
      data: {
        startsOn: toDatabaseDate("2026-11-01"),
        opensOn: toDatabaseDate("2026-11-01"),
        dueOn: toDatabaseDate("2026-11-18"),
      },
    });
    const warn = vi.fn();
    const settings = {
      url: testDatabaseUrl(),
      warn,
      clock: () => new Date("2026-11-19T01:00:00Z"),
      pollSeconds: 0.5,
    };
    const servers = await Promise.all([startWorkers(settings), startWorkers(settings)]);
    const where = { workspaceId: workspace.workspaceId };
    try {
      // Officers of both departments and the head of the first, because it is late.
      await vi.waitFor(async () => expect(await database().notification.count({ where })).toBe(3), 20_000);
      const finished = () =>
        database().$queryRaw<
          { open: number }[]
        >`SELECT count(*)::int AS open FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`;
      await vi.waitFor(async () => expect(await finished()).toEqual([{ open: 0 }]), 20_000);
      expect(await database().reminderRun.count({ where })).toBe(1);
      expect(await database().notification.count({ where })).toBe(3);
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
    expect(warn).not.toHaveBeenCalled();
  });
});
