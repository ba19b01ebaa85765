import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { fromDatabaseDate, addDays as plus, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { readCalendar } from "@/lib/holidays/data";
import { addDays, removeDays } from "@/lib/holidays/mutations";
import { isWorkingDay, nextWorkingDay } from "@/lib/holidays/rules";
import { listDueRuns } from "@/lib/reminders/data";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

const now = new Date("2026-09-21T04:00:00Z");

describe("the calendar", () => {
  it("means the same in SQL and in TypeScript", async () => {
    const { workspaceId } = workspace;
    const offset = fc.integer({ min: 0, max: 40 });
    const days = fc.uniqueArray(fc.record({ offset, isWorking: fc.boolean() }), {
      maxLength: 25,
      selector: (day) => day.offset,
    });
    await fc.assert(
      fc.asyncProperty(days, async (special) => {
        await database().calendarDay.deleteMany({ where: { workspaceId } });
        await database().calendarDay.createMany({
          data: special.map(({ offset: n, isWorking }) => ({
            workspaceId,
            day: toDatabaseDate(plus("2026-09-20", n)),
            isWorking,
            name: "假日",
          })),
        });
        const calendar = await readCalendar(scopeOf(workspace.actors.administrator), "2026-10-10");
        const rows = await database().$queryRaw<{ day: string; works: boolean; next: string }[]>`
          SELECT d::date::text AS day, is_working_day(${workspaceId}::uuid, d::date) AS works,
            next_working_day(${workspaceId}::uuid, d::date)::text AS next
          FROM generate_series('2026-09-20'::date, '2026-10-30'::date, interval '1 day') d`;
        for (const { day, works, next } of rows) {
          expect([day, works, next]).toEqual([
            day,
            isWorkingDay(day, calendar),
            nextWorkingDay(day, calendar),
          ]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("moves due days that are ahead, and moves them back", async () => {
    const { administrator } = workspace.actors;
    const plan = await createPlan(workspace);
    await database().reportingPeriod.update({
      where: { id: plan.periodId },
      data: {
        startsOn: toDatabaseDate("2026-09-01"),
        opensOn: toDatabaseDate("2026-09-01"),
        endsOn: toDatabaseDate("2026-09-30"),
        dueOn: toDatabaseDate("2026-09-25"),
      },
    });
    const text = "2026-09-25 2026-09-27 中秋节\n2026年10月1日至10月7日 国庆节".replace(
      "10月7日",
      "2026年10月7日",
    );
    expect(await addDays(administrator, { text }, now)).toEqual({ days: 10, moved: 1 });
    const read = () => database().reportingPeriod.findUniqueOrThrow({ where: { id: plan.periodId } });
    const moved = await read();
    expect(fromDatabaseDate(moved.dueOn)).toBe("2026-09-28");
    expect(moved.plannedDueOn && fromDatabaseDate(moved.plannedDueOn)).toBe("2026-09-25");
    expect(await removeDays(administrator, { from: "2026-09-25", to: "2026-09-27" }, now)).toEqual({
      days: 3,
      moved: 1,
    });
    const back = await read();
    expect([fromDatabaseDate(back.dueOn), back.plannedDueOn]).toEqual(["2026-09-25", null]);
    // One entry came with the plan.
    expect(await database().auditEvent.count({ where: { workspaceId: workspace.workspaceId } })).toBe(3);
  });

  it("keeps reminders quiet on days off, and sends them on weekend days that are worked", async () => {
    const { administrator } = workspace.actors;
    const text = "2026-10-01 2026-10-07 国庆节\n2026-10-10 上班 国庆节";
    await addDays(administrator, { text }, now);
    const due = async (instant: string) =>
      (await listDueRuns(new Date(instant))).some((run) => run.workspaceId === workspace.workspaceId);
    expect(await due("2026-10-01T04:00:00Z")).toBe(false);
    expect(await due("2026-10-08T04:00:00Z")).toBe(true);
    expect(await due("2026-10-10T04:00:00Z")).toBe(true);
    expect(await due("2026-10-11T04:00:00Z")).toBe(false);
  });

  it("takes all lines or none, and names those it does not understand", async () => {
    const { administrator } = workspace.actors;
    const text = "2026-10-01 2026-10-07 国庆节\n国庆节放假七天\n2026-02-30 元宵";
    await expect(addDays(administrator, { text }, now)).rejects.toMatchObject({
      code: "calendarLines",
      params: { lines: "2、3" },
    });
    expect(await database().calendarDay.count({ where: { workspaceId: workspace.workspaceId } })).toBe(0);
  });
});
