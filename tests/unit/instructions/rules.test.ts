import fc from "fast-check";
import { expect, it } from "vitest";
import { mayStepOn } from "@/lib/instructions/policy";
import { instructionAfter, isOverdue, takesInstructions } from "@/lib/instructions/rules";
import type { InstructionState } from "@/lib/instructions/types";
import { taskStatuses } from "@/lib/tasks/types";

const state = fc.constantFrom<InstructionState>("open", "answered", "closed");
const missing = fc.integer({ min: 0, max: 4 });

it("is answered once every department has answered, and nothing follows its end", () => {
  fc.assert(
    fc.property(state, missing, (from, left) => {
      expect(instructionAfter("closed", "answer", left)).toBeNull();
      expect(instructionAfter("closed", "close", left)).toBeNull();
      if (from === "closed") return;
      expect(instructionAfter(from, "close", left)).toBe("closed");
      expect(instructionAfter(from, "answer", left)).toBe(left === 0 ? "answered" : from);
    }),
  );
});

it("is closed by who gave it, by supervisors only once it is answered, and answered by addressees alone", () => {
  const person = fc.record({
    role: fc.constantFrom("administrator", "supervisor", "leader", "head", "officer"),
    departmentId: fc.constantFrom("a", "b", null),
    userId: fc.constantFrom("giver", "another"),
  });
  fc.assert(
    fc.property(person, state, (who, standing) => {
      const actor = { ...who, role: who.role as "head" };
      const given = { givenById: "giver", state: standing, addressees: [{ departmentId: "a" }] };
      expect(mayStepOn(actor, "answer", given)).toBe(
        (who.role === "head" || who.role === "officer") && who.departmentId === "a",
      );
      expect(mayStepOn(actor, "close", given)).toBe(
        (who.role === "leader" && who.userId === "giver") ||
          (who.role === "supervisor" && standing === "answered"),
      );
    }),
  );
});

it("is late while answers are missing after its day, and is given about what is handed out and not over", () => {
  expect(isOverdue({ state: "open", dueOn: "2026-11-20" }, "2026-11-21")).toBe(true);
  expect(isOverdue({ state: "open", dueOn: "2026-11-21" }, "2026-11-21")).toBe(false);
  expect(isOverdue({ state: "answered", dueOn: "2026-11-20" }, "2026-11-21")).toBe(false);
  expect(taskStatuses.filter((status) => !takesInstructions(status))).toEqual([
    "draft",
    "closed",
    "cancelled",
  ]);
});
