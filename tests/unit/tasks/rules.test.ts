import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerable,
  assignmentLight,
  expectedPercent,
  isOpen,
  isTaskStatus,
  statusAfter,
  stepBetween,
  stepNeedsReason,
  stepToTakeBack,
  type TaskStep,
  taskProgress,
  taskSteps,
} from "@/lib/tasks/rules";
import { type AssignmentRole, lights, type TaskStatus, taskStatuses } from "@/lib/tasks/types";

const status = fc.constantFrom(...taskStatuses);
const step = fc.constantFrom(...taskSteps);
const role = fc.constantFrom<AssignmentRole>("lead", "responsible", "cooperating");
const assignment = fc.record({
  role,
  percent: fc.integer({ min: 0, max: 100 }),
  isBlocked: fc.boolean(),
  declined: fc.boolean(),
});
const assignments = fc.array(assignment, { maxLength: 8 });

/** The life of a task as product.md draws it: from, step, to. */
const life: readonly [TaskStatus, TaskStep, TaskStatus][] = [
  ["draft", "hand_out", "assigned"],
  ["assigned", "start", "in_progress"],
  ["in_progress", "claim_completion", "completion_claimed"],
  ["completion_claimed", "return_claim", "in_progress"],
  ["completion_claimed", "verify", "completed"],
  ["completed", "close", "closed"],
  ["completed", "reopen", "in_progress"],
  ["closed", "reopen", "in_progress"],
  ["assigned", "suspend", "suspended"],
  ["in_progress", "suspend", "suspended"],
  ["suspended", "resume", "in_progress"],
  ["draft", "cancel", "cancelled"],
  ["assigned", "cancel", "cancelled"],
  ["in_progress", "cancel", "cancelled"],
  ["suspended", "cancel", "cancelled"],
];

describe("the life of a task", () => {
  it("knows exactly the steps that are drawn", () => {
    const known = taskStatuses.flatMap((from) =>
      taskSteps.flatMap((one) => {
        const to = statusAfter(from, one);
        return to === null ? [] : [`${from} ${one} ${to}`];
      }),
    );
    expect(known.sort()).toEqual(life.map((line) => line.join(" ")).sort());
  });

  it("leads between two states by one step at most, which the board can name", () => {
    fc.assert(
      fc.property(status, status, (from, to) => {
        const found = taskSteps.filter((one) => statusAfter(from, one) === to);
        expect(found.length).toBeLessThanOrEqual(1);
        expect(stepBetween(from, to)).toBe(found[0] ?? null);
      }),
    );
  });

  it("is taken back to where it was, soon after, unless others have been told or have written something for it", () => {
    const at = new Date("2026-11-22T02:00:00Z");
    fc.assert(
      fc.property(status, step, fc.integer({ min: 0, max: 20 }), (from, one, minutes) => {
        const to = statusAfter(from, one);
        if (to === null) return;
        const found = stepToTakeBack({ from, to, at }, new Date(at.getTime() + minutes * 60_000));
        // Departments have been told, or people have written something for it.
        const stays = ["hand_out", "claim_completion", "return_claim", "reopen"].includes(one);
        expect(found).toBe(stays || minutes > 10 ? null : one);
      }),
    );
  });

  it("never leaves a cancelled task, never returns to a draft, and reaches closed only through a verified claim", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (walk) => {
        let now: TaskStatus = "assigned";
        const passed: TaskStatus[] = [now];
        for (const one of walk) {
          const next = statusAfter(now, one);
          if (now === "cancelled") expect(next).toBeNull();
          if (next === null) continue;
          expect(next).not.toBe("draft");
          now = next;
          passed.push(now);
        }
        if (passed.includes("completed")) {
          expect(passed[passed.indexOf("completed") - 1]).toBe("completion_claimed");
        }
        if (passed.includes("closed"))
          expect(passed.indexOf("completed")).toBeLessThan(passed.indexOf("closed"));
      }),
    );
  });

  it("asks for a reason wherever work is undone or put aside", () => {
    expect(taskSteps.filter(stepNeedsReason)).toEqual([
      "claim_completion",
      "return_claim",
      "reopen",
      "suspend",
      "resume",
      "cancel",
    ]);
  });

  it("counts as open only what departments still work on", () => {
    expect(taskStatuses.filter(isOpen)).toEqual(["assigned", "in_progress", "completion_claimed"]);
  });

  it("tells a status from other words", () => {
    expect(taskStatuses.every((one) => isTaskStatus(one))).toBe(true);
    expect(isTaskStatus("accepted")).toBe(false);
  });
});

describe("answerable", () => {
  it("gives one role, the highest that stands, and nobody who declined", () => {
    fc.assert(
      fc.property(assignments, (all) => {
        const found = answerable(all);
        const standing = all.filter(({ declined }) => !declined);
        expect(found.length > 0).toBe(standing.length > 0);
        expect(new Set(found.map((one) => one.role)).size).toBeLessThanOrEqual(1);
        expect(found.every(({ declined }) => !declined)).toBe(true);
        if (standing.some((one) => one.role === "lead")) expect(found[0]?.role).toBe("lead");
      }),
    );
  });
});

describe("taskProgress", () => {
  it("stays between the lowest and the highest of those who answer", () => {
    fc.assert(
      fc.property(assignments, (all) => {
        const counted = answerable(all);
        const { percent, isBlocked } = taskProgress(all);
        if (counted.length === 0) {
          expect({ percent, isBlocked }).toEqual({ percent: 0, isBlocked: false });
          return;
        }
        const figures = counted.map((one) => one.percent);
        expect(percent).toBeGreaterThanOrEqual(Math.min(...figures));
        expect(percent).toBeLessThanOrEqual(Math.max(...figures));
        expect(isBlocked).toBe(counted.some((one) => one.isBlocked));
      }),
    );
  });

  it("does not hear those who only cooperate while somebody leads", () => {
    fc.assert(
      fc.property(assignments, fc.integer({ min: 0, max: 100 }), (all, percent) => {
        const lead = { role: "lead" as const, percent, isBlocked: false, declined: false };
        const others = all.map((one) => ({ ...one, role: "cooperating" as const }));
        expect(taskProgress([lead, ...others])).toEqual({ percent, isBlocked: false });
      }),
    );
  });
});

describe("assignmentLight", () => {
  const facts = fc.record({
    role,
    isBlocked: fc.boolean(),
    reportMissing: fc.boolean(),
    acknowledged: fc.boolean(),
  });

  it("follows the task for those who answer for it, and its own reports for those who cooperate", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...lights), (own, task) => {
        const light = assignmentLight(own, task);
        if (task === "done" || task === "none") expect(light).toBe(task);
        else if (own.isBlocked) expect(light).toBe("red");
        else if (own.role !== "cooperating") expect(light).toBe(task);
        else expect(light).not.toBe("red");
      }),
    );
  });
});

describe("expectedPercent", () => {
  it("runs from 0 at the start to 100 at the deadline and never back", () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((days) => {
      return new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
    });
    fc.assert(
      fc.property(day, day, day, day, (starts, deadline, one, other) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        const before = expectedPercent(starts, deadline, earlier) ?? 0;
        const after = expectedPercent(starts, deadline, later) ?? 0;
        expect(before).toBeLessThanOrEqual(after);
        expect(expectedPercent(starts, deadline, deadline)).toBe(100);
        expect(expectedPercent(starts, null, one)).toBeNull();
      }),
    );
  });
});
