import { describe, expect, it } from "vitest";
import { editsOf, expandChanges, rangeChanges } from "@/components/matrix/range-edits";
import type { AssignmentRole, MatrixRow } from "@/lib/assignments/types";

function row(id: string, roles: Record<string, AssignmentRole>): MatrixRow {
  return {
    id,
    sectionId: null,
    number: id,
    name: id,
    status: "in_progress",
    version: 2,
    light: "green",
    reason: "on_course",
    lag: 0,
    daysLeft: null,
    lateDays: null,
    cells: Object.entries(roles).map(([departmentId, role]) => ({
      departmentId,
      role,
      light: "green",
      isBlocked: false,
      reportMissing: false,
      acknowledged: true,
      declined: false,
      percent: 0,
    })),
    leads: 0,
    responsibles: 0,
    cooperating: 0,
  };
}

const rows = [row("1", { a: "lead", every: "cooperating" }), row("2", { b: "cooperating" })];

describe("several cells of the matrix", () => {
  it("take one role, those that have it already left out, one edit for each task", () => {
    expect(editsOf(rangeChanges(rows, ["a", "b"], "cooperating"))).toEqual([
      {
        taskId: "1",
        version: 2,
        roles: [
          { departmentId: "a", role: "cooperating" },
          { departmentId: "b", role: "cooperating" },
        ],
      },
      { taskId: "2", version: 2, roles: [{ departmentId: "a", role: "cooperating" }] },
    ]);
    expect(editsOf(rangeChanges(rows, ["c"], null))).toEqual([]);
  });

  it("of a collective name go to the departments it stands for, and those with a part keep it", () => {
    expect(editsOf(expandChanges(rows, "every", ["a", "c"]))).toEqual([
      {
        taskId: "1",
        version: 2,
        roles: [
          { departmentId: "every", role: null },
          { departmentId: "c", role: "cooperating" },
        ],
      },
    ]);
    expect(expandChanges(rows, "every", [])).toEqual([]);
  });
});
