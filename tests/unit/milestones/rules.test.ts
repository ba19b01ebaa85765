import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar/date";
import { equalShares, milestoneFaults, milestoneState, shareSum } from "@/lib/milestones/rules";
import { expectedPercent } from "@/lib/tasks/rules";

const days = { starts: "2026-01-01", deadline: "2026-12-31" };
const step = { id: null, name: "完成招标", dueOn: "2026-06-30", share: 100 };

describe("a task in steps", () => {
  it("adds up to 100 within its days", () => {
    expect(milestoneFaults([step], days)).toEqual([]);
    expect(milestoneFaults([], days)).toEqual([]);
    expect(milestoneFaults([{ ...step, share: 99 }], days)).toEqual([{ at: null, fault: "sum" }]);
    expect(milestoneFaults([{ ...step, name: " " }], days)).toEqual([{ at: 0, fault: "name" }]);
    expect(milestoneFaults([{ ...step, dueOn: "2026-02-30" }], days)).toEqual([{ at: 0, fault: "date" }]);
    expect(milestoneFaults([{ ...step, dueOn: "2025-12-31" }], days)).toEqual([{ at: 0, fault: "before" }]);
    expect(milestoneFaults([{ ...step, dueOn: "2027-01-01" }], days)).toEqual([{ at: 0, fault: "after" }]);
    expect(milestoneFaults([{ ...step, dueOn: "2027-01-01" }], { ...days, deadline: null })).toEqual([]);
    expect(milestoneFaults([{ ...step, share: 0 }, step], days)).toEqual([{ at: 0, fault: "share" }]);
  });

  it("can always be divided equally", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (count) => {
        const shares = equalShares(count);
        expect(shareSum(shares.map((share) => ({ share })))).toBe(100);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("stands reached, late, missed or ahead", () => {
    const dueOn = "2026-06-30";
    expect(milestoneState({ dueOn, reachedOn: null }, "2026-06-30")).toBe("ahead");
    expect(milestoneState({ dueOn, reachedOn: null }, "2026-07-01")).toBe("missed");
    expect(milestoneState({ dueOn, reachedOn: "2026-06-30" }, "2026-07-01")).toBe("reached");
    expect(milestoneState({ dueOn, reachedOn: "2026-07-01" }, "2026-07-01")).toBe("reached_late");
  });

  it("expects what is due of it, never less later on, and all of it by the deadline", () => {
    const dated = fc.record({
      dueOn: fc.integer({ min: 0, max: 364 }).map((after) => addDays(days.starts, after)),
      share: fc.constant(0),
    });
    fc.assert(
      fc.property(
        fc.array(dated, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: -10, max: 380 }),
        fc.integer({ min: 0, max: 60 }),
        (drawn, at, more) => {
          const shares = equalShares(drawn.length);
          const steps = drawn.map(({ dueOn }, index) => ({ dueOn, share: shares[index] ?? 0 }));
          const on = addDays(days.starts, at);
          const now = expectedPercent(days.starts, days.deadline, on, steps) ?? 0;
          const later = expectedPercent(days.starts, days.deadline, addDays(on, more), steps) ?? 0;
          expect(later).toBeGreaterThanOrEqual(now);
          if (on < days.deadline) expect(now).toBe(shareSum(steps.filter(({ dueOn }) => dueOn <= on)));
          expect(expectedPercent(days.starts, days.deadline, days.deadline, steps)).toBe(100);
          expect(expectedPercent(days.starts, null, on, steps)).toBeNull();
        },
      ),
    );
  });
});
