import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "@/lib/calendar/date";
import { mayReview, maySignOff } from "@/lib/reports/policy";
import {
  awaitsReview,
  isWritable,
  monthlyPeriods,
  owesReport,
  reviewableStatuses,
} from "@/lib/reports/rules";

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

describe("who owes a report", () => {
  const facts = { status: "in_progress", starts: "2026-01-01", dueOn: "2026-03-25" } as const;

  it.each([
    ["leads", [true, false, false]],
    ["responsible", [true, true, false]],
    ["all", [true, true, true]],
  ] as const)("%s", (reporters, expected) => {
    const roles = ["lead", "responsible", "cooperating"] as const;
    expect(roles.map((role) => owesReport({ ...facts, reporters, role }))).toEqual(expected);
  });

  it("waits for the work to begin", () => {
    const handedOut = { ...facts, reporters: "all", role: "lead", status: "assigned" } as const;
    expect(owesReport(handedOut)).toBe(true);
    expect(owesReport({ ...handedOut, starts: "2026-04-01" })).toBe(false);
    expect(owesReport({ ...handedOut, starts: "2026-04-01", status: "in_progress" })).toBe(true);
    expect(owesReport({ ...handedOut, status: "completed" })).toBe(false);
  });
});

describe("the way of a report", () => {
  const statuses = ["draft", "submitted", "signed_off", "accepted", "returned"] as const;

  it("is written as a draft and after it was returned, and nowhere else", () => {
    expect(statuses.filter(isWritable)).toEqual(["draft", "returned"]);
  });

  it.each([true, false])(
    "waits for review in the same states that the queue asks for (signature: %s)",
    (signs) => {
      expect(statuses.filter((status) => awaitsReview(status, signs)).toSorted()).toEqual(
        reviewableStatuses(signs).toSorted(),
      );
    },
  );

  it("is signed by the own head alone and reviewed by a supervisor who did not submit it", () => {
    const head = { role: "head", departmentId: "a", userId: "h", signOffRequired: true } as const;
    expect(maySignOff(head, { departmentId: "a", status: "submitted" })).toBe(true);
    expect(maySignOff(head, { departmentId: "b", status: "submitted" })).toBe(false);
    expect(maySignOff({ ...head, role: "officer" }, { departmentId: "a", status: "submitted" })).toBe(false);
    expect(maySignOff(head, { departmentId: "a", status: "signed_off" })).toBe(false);
    const supervisor = {
      role: "supervisor",
      departmentId: null,
      userId: "s",
      signOffRequired: true,
    } as const;
    expect(mayReview(supervisor, { status: "signed_off", submittedById: "o" })).toBe(true);
    expect(mayReview(supervisor, { status: "signed_off", submittedById: "s" })).toBe(false);
    expect(mayReview(supervisor, { status: "submitted", submittedById: "o" })).toBe(false);
    expect(mayReview({ ...supervisor, role: "leader" }, { status: "signed_off", submittedById: "o" })).toBe(
      false,
    );
  });
});
