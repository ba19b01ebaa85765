import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, monthEnd } from "@/lib/calendar/date";
import { isWorkingDay, nextWorkingDay } from "@/lib/holidays/rules";
import {
  concernsTask,
  currentPeriod,
  milestonePeriods,
  monthlyPeriods,
  periodLabel,
  regularPeriods,
} from "@/lib/periods/rules";

const day = fc.integer({ min: 0, max: 3650 }).map((days) => addDays("2020-01-01", days));

describe("monthly periods", () => {
  it("follow each other month by month, open before they are due, and cover the plan to its end", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1500 }), (handedOutOn, length) => {
        const end = addDays(handedOutOn, length);
        const periods = monthlyPeriods(handedOutOn, end);
        for (const [index, period] of periods.entries()) {
          expect(period.startsOn.slice(8)).toBe("01");
          expect(period.opensOn <= period.dueOn && period.startsOn <= period.endsOn).toBe(true);
          expect(period.dueOn >= handedOutOn).toBe(true);
          expect(period.dueOn.slice(0, 7)).toBe(period.startsOn.slice(0, 7));
          const next = periods[index + 1];
          if (next) expect(next.startsOn).toBe(addDays(period.endsOn, 1));
        }
        expect(periods.every(({ startsOn }) => startsOn <= end)).toBe(true);
        const last = periods.at(-1);
        if (last) expect(last.endsOn >= end).toBe(true);
        else expect(daysBetween(handedOutOn, end)).toBeLessThan(8);
      }),
    );
  });

  it("leave out the month of hand-out when its due day has passed", () => {
    expect(monthlyPeriods("2026-03-26", "2026-05-01")[0]?.startsOn).toBe("2026-04-01");
    expect(monthlyPeriods("2026-03-25", "2026-05-01")[0]?.startsOn).toBe("2026-03-01");
  });

  it("end after two years where the plan has no end", () => {
    expect(monthlyPeriods("2026-03-01", null)).toHaveLength(25);
  });
});

describe("regular periods", () => {
  it("follow each other without a gap, are written in their last month and due by its end", () => {
    const rhythm = fc.constantFrom("monthly" as const, "quarterly" as const);
    fc.assert(
      fc.property(
        rhythm,
        day,
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 1, max: 31 }),
        (...drawn) => {
          const [kind, from, length, dueDay] = drawn;
          const periods = regularPeriods(kind, from, addDays(from, length), dueDay);
          for (const [index, period] of periods.entries()) {
            expect(period.startsOn <= period.opensOn && period.opensOn <= period.dueOn).toBe(true);
            expect(period.dueOn >= from && period.dueOn <= period.endsOn).toBe(true);
            expect(monthEnd(period.opensOn)).toBe(period.endsOn);
            const next = periods[index + 1];
            if (next) expect(next.startsOn).toBe(addDays(period.endsOn, 1));
          }
        },
      ),
    );
  });

  it("of quarters open in March, June, September and December", () => {
    const quarters = regularPeriods("quarterly", "2026-11-21", "2027-06-30", 20);
    expect(quarters.map(({ startsOn, opensOn, dueOn }) => [startsOn, opensOn, dueOn])).toEqual([
      ["2026-10-01", "2026-12-01", "2026-12-20"],
      ["2027-01-01", "2027-03-01", "2027-03-20"],
      ["2027-04-01", "2027-06-01", "2027-06-20"],
    ]);
  });

  it("are due on the last day of a month that has no such day", () => {
    expect(regularPeriods("monthly", "2026-02-01", "2026-02-28", 31)[0]?.dueOn).toBe("2026-02-28");
  });

  it("are named by month, by quarter, or as they were called", () => {
    expect(periodLabel({ kind: "monthly", name: null, startsOn: "2026-11-01", milestoneOn: null })).toBe(
      "2026-11",
    );
    expect(periodLabel({ kind: "quarterly", name: null, startsOn: "2026-10-01", milestoneOn: null })).toBe(
      "2026-Q4",
    );
    expect(periodLabel({ kind: "manual", name: "迎检", startsOn: "2026-11-11", milestoneOn: null })).toBe(
      "迎检",
    );
    const day = "2026-12-31";
    expect(periodLabel({ kind: "milestone", name: null, startsOn: "2026-12-21", milestoneOn: day })).toBe(
      day,
    );
  });
});

describe("the current period", () => {
  const period = (
    state: "upcoming" | "open" | "overdue" | "closed",
    dueOn: string,
    startsOn = "2026-11-01",
    milestoneOn: string | null = null,
  ) => ({
    state,
    dueOn,
    startsOn,
    milestoneOn,
  });

  it("is the open one that is due first, not the last that has opened", () => {
    const monthly = period("open", "2026-11-25");
    const byHand = period("open", "2026-12-10", "2026-11-20");
    expect(currentPeriod([byHand, monthly])).toBe(monthly);
    expect(currentPeriod([period("closed", "2026-11-20", "2026-11-18"), monthly])).toBe(monthly);
  });

  it("is the one that was due last, first of those that still take reports, then of those that are over", () => {
    const late = period("overdue", "2026-11-10");
    const over = period("closed", "2026-11-20");
    expect(currentPeriod([period("overdue", "2026-10-25"), late, over])).toBe(late);
    expect(currentPeriod([period("closed", "2026-10-25"), over])).toBe(over);
    expect(currentPeriod([period("upcoming", "2026-12-25")])).toBeNull();
    // What asks some of the tasks is not what a plan speaks of.
    const near = period("open", "2026-11-23", "2026-11-13", "2026-11-23");
    expect(currentPeriod([near, over])).toBe(over);
    expect(currentPeriod([near])).toBeNull();
  });
});

describe("periods by milestone", () => {
  const base = "2026-06-01";
  const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(base, days));
  const days = fc.integer({ min: 1, max: 90 });
  const weekdays = (date: string) => nextWorkingDay(date, new Map());

  it("are one for each day with milestones that is near and not past, open before it and due on a working day", () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 12 }), days, day, (milestones, ahead, today) => {
        const periods = milestonePeriods(milestones, ahead, today, weekdays);
        const near = new Set(milestones.filter((one) => one >= today && daysBetween(today, one) <= ahead));
        expect(periods.map(({ milestoneOn }) => milestoneOn)).toEqual([...near].sort());
        for (const { milestoneOn, opensOn, dueOn } of periods) {
          expect(daysBetween(opensOn, milestoneOn)).toBe(ahead);
          expect(opensOn <= today && milestoneOn <= dueOn).toBe(true);
          expect(daysBetween(milestoneOn, dueOn)).toBeLessThanOrEqual(2);
          expect(isWorkingDay(dueOn, new Map())).toBe(true);
        }
      }),
    );
  });

  it("stay open once open: what opened on a day is there on each one until its own", () => {
    fc.assert(
      fc.property(day, days, fc.nat(90), (milestone, ahead, later) => {
        const opens = addDays(milestone, -ahead);
        const on = (date: string) => milestonePeriods([milestone], ahead, date, weekdays).length;
        expect(on(addDays(opens, -1))).toBe(0);
        expect(on(addDays(opens, Math.min(later, ahead)))).toBe(1);
        expect(on(addDays(milestone, 1))).toBe(0);
      }),
    );
  });

  it("ask the tasks that have a milestone on the day; the others ask every task", () => {
    fc.assert(
      fc.property(fc.option(day, { nil: null }), fc.array(day), (on, own) => {
        expect(concernsTask(on, own)).toBe(on === null || own.includes(on));
      }),
    );
  });
});
