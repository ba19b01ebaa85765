import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UserRole } from "@/lib/auth/types";
import { addDays } from "@/lib/calendar/date";
import { mayStepOn } from "@/lib/extensions/policy";
import {
  awaitsDecision,
  decidableStates,
  extensionAfter,
  isWaiting,
  movedDeadline,
  whyNotAsk,
} from "@/lib/extensions/rules";
import { type ExtensionState, extensionSteps } from "@/lib/extensions/types";
import { taskStatuses } from "@/lib/tasks/types";

const states: ExtensionState[] = ["asked", "signed_off", "granted", "refused", "withdrawn"];
const state = fc.constantFrom(...states);
const step = fc.constantFrom(...extensionSteps);
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2026-01-01", days));

describe("a request for a later deadline", () => {
  it("ends, and nothing moves it after", () => {
    fc.assert(
      fc.property(fc.array(step), fc.boolean(), (steps, signs) => {
        let now: ExtensionState = "asked";
        for (const one of steps) {
          const next = extensionAfter(now, one, signs);
          if (!isWaiting(now)) expect(next).toBeNull();
          now = next ?? now;
        }
      }),
    );
  });

  it("is granted only after the head's signature where the workspace asks for it", () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let now: ExtensionState = "asked";
        let signed = false;
        for (const one of steps) {
          const next = extensionAfter(now, one, true);
          if (next === "granted") expect(signed).toBe(true);
          if (next === "signed_off") signed = true;
          now = next ?? now;
        }
      }),
    );
  });

  it("waits for the supervisor in the states that the desk reads", () => {
    fc.assert(
      fc.property(state, fc.boolean(), (one, signs) => {
        expect(decidableStates(signs).includes(one)).toBe(awaitsDecision(one, signs));
      }),
    );
  });

  it("is never signed or decided by who asked, nor by anybody outside", () => {
    const person = fc.record({
      role: fc.constantFrom<UserRole>("administrator", "supervisor", "leader", "head", "officer"),
      departmentId: fc.constantFrom("a", "b", null),
      userId: fc.constantFrom("1", "2"),
      signOffRequired: fc.boolean(),
    });
    fc.assert(
      fc.property(person, state, step, (actor, one, wish) => {
        const request = { departmentId: "a", askedById: "1", state: one };
        if (!mayStepOn(actor, wish, request)) return;
        if (wish === "withdraw") {
          expect(actor.departmentId).toBe("a");
          return;
        }
        expect(actor.userId).not.toBe("1");
        expect(actor.role === "supervisor" || (actor.role === "head" && actor.departmentId === "a")).toBe(
          true,
        );
        if (wish === "grant") expect(actor.role).toBe("supervisor");
      }),
    );
  });

  it("can be made until the deadline has passed, of work with a day of its own that is under way", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...taskStatuses),
        fc.option(day),
        fc.constantFrom("by", "recurring", "ongoing", null),
        day,
        (status, deadline, deadlineKind, on) => {
          const why = whyNotAsk({ status, deadline, deadlineKind }, on);
          if (why === null) {
            expect(deadline !== null && on <= deadline).toBe(true);
            expect(["assigned", "in_progress"]).toContain(status);
            expect([null, "by"]).toContain(deadlineKind);
          }
          if (why === "extensionTooLate") expect(deadline !== null && on > deadline).toBe(true);
        },
      ),
    );
  });
});

describe("the deadline that stood first", () => {
  const granted = (deadlineOn: string, grantedOn: string, at: number) => ({
    state: "granted" as const,
    deadlineOn,
    grantedOn,
    decidedAt: new Date(at),
  });

  it("is that of the first consent, in whatever order they are read", () => {
    const rows = [granted("2026-12-31", "2027-03-31", 2), granted("2026-09-30", "2026-12-31", 1)];
    const moved = { original: "2026-09-30", granted: "2027-03-31" };
    expect(movedDeadline(rows, "2027-03-31")).toEqual(moved);
    expect(movedDeadline(rows.toReversed(), "2027-03-31")).toEqual(moved);
  });

  it("is not told where the present deadline comes from no consent", () => {
    expect(movedDeadline([], "2026-09-30")).toBeNull();
    expect(movedDeadline([granted("2026-09-30", "2026-12-31", 1)], "2026-11-30")).toBeNull();
  });
});
