import fc from "fast-check";
import { expect, it } from "vitest";
import { mayStepOn } from "@/lib/problems/policy";
import { isOverdue, problemAfter, stateFrom, stepNeedsWords } from "@/lib/problems/rules";
import type { ProblemState, ProblemStep } from "@/lib/problems/types";
import { laterSteps } from "@/lib/problems/types";

const states: ProblemState[] = ["open", "answered", "closed"];
const steps: ProblemStep[] = ["raise", ...laterSteps];

/** The whole machine: from, step, to. */
const machine: readonly [ProblemState | null, ProblemStep, ProblemState][] = [
  [null, "raise", "open"],
  ["open", "address", "open"],
  ["open", "answer", "answered"],
  ["open", "close", "closed"],
  ["answered", "close", "closed"],
  ["answered", "reopen", "open"],
  ["closed", "reopen", "open"],
];

it("takes these steps and no others", () => {
  for (const from of [null, ...states]) {
    for (const step of steps) {
      const rule = machine.find(([state, taken]) => state === from && taken === step);
      expect(problemAfter(from, step)).toBe(rule?.[2] ?? null);
    }
  }
});

it("stands where its log leads, whatever was tried in between", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...laterSteps)), (tried) => {
      const log: { step: ProblemStep }[] = [{ step: "raise" }];
      let state: ProblemState | null = "open";
      for (const step of tried) {
        const next = problemAfter(state, step);
        if (next === null) continue;
        state = next;
        log.push({ step });
      }
      expect(stateFrom(log)).toBe(state);
      expect(stateFrom([])).toBeNull();
    }),
  );
});

it("asks for words except at closing, and is late once the day has passed without an answer", () => {
  expect(steps.filter((step) => !stepNeedsWords(step))).toEqual(["close"]);
  expect(isOverdue({ state: "open", neededBy: "2026-11-20" }, "2026-11-21")).toBe(true);
  expect(isOverdue({ state: "open", neededBy: "2026-11-21" }, "2026-11-21")).toBe(false);
  expect(isOverdue({ state: "answered", neededBy: "2026-11-20" }, "2026-11-21")).toBe(false);
  expect(isOverdue({ state: "open", neededBy: null }, "2026-11-21")).toBe(false);
});

it("is settled by supervisors, by whom it is addressed to, and by who raised it; by leaders only through instructions", () => {
  const role = fc.constantFrom("administrator", "supervisor", "leader", "head", "officer");
  const department = fc.constantFrom("raiser", "asked", "third", null);
  fc.assert(
    fc.property(role, department, fc.constantFrom(...laterSteps), (who, departmentId, step) => {
      const problem = {
        departmentId: "raiser",
        addressee: "department" as const,
        addresseeDepartmentId: "asked",
      };
      const acts = who === "head" || who === "officer";
      const expected =
        who === "supervisor" ||
        (acts && step === "answer" && departmentId === "asked") ||
        (acts && (step === "close" || step === "reopen") && departmentId === "raiser");
      expect(mayStepOn({ role: who as "head", departmentId }, step, problem)).toBe(expected);
    }),
  );
});
