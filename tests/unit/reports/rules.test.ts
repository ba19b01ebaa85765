import { describe, expect, it } from "vitest";
import { mayReview, maySignOff } from "@/lib/reports/policy";
import { awaitsReview, isWritable, owesReport, reviewableStatuses } from "@/lib/reports/rules";

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
