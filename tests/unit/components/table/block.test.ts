import { describe, expect, it } from "vitest";
import { type BlockTarget, parseBlock, planBlock, writeBlock } from "@/components/table/block";
import type { LedgerRow, Party } from "@/lib/tasks/types";

const departments = [
  { id: "a", name: "市发展改革委" },
  { id: "b", name: "市教育局" },
  { id: "c", name: "市市场监管局" },
  { id: "d", name: "省教育局" },
];

function party(departmentId: string, role: Party["role"]): Party {
  const name = departments.find(({ id }) => id === departmentId)?.name ?? "";
  return { departmentId, name, role, declined: false, claimed: false };
}

function row(id: string, over: Partial<LedgerRow> = {}): LedgerRow {
  return {
    id,
    sectionId: null,
    number: id,
    order: 0,
    name: `任务 ${id}`,
    status: "in_progress",
    percent: 40,
    isBlocked: false,
    version: 3,
    deadlineOn: "2026-12-31",
    deadlineKind: "by",
    deadlineWords: null,
    originalDeadline: null,
    completedOn: null,
    light: "green",
    reason: "on_course",
    expected: 40,
    lag: 0,
    daysLeft: 30,
    deadline: "2026-12-31",
    lateDays: null,
    parties: [party("a", "lead"), party("b", "cooperating")],
    report: null,
    ...over,
  } as LedgerRow;
}

function target(rows: LedgerRow[], columns: string[]): BlockTarget {
  return {
    rows,
    columns,
    departments,
    kinds: { by: "截止", recurring: "定期", ongoing: "持续推进", none: "无时限" },
    text: (one, column) => {
      if (column === "name") return one.name;
      if (column === "deadline") return one.deadlineOn ?? "";
      if (column === "percent") return String(one.percent);
      return one.parties
        .filter(({ role }) => role === column)
        .map(({ name }) => name)
        .join("、");
    },
  };
}

describe("blocks of a spreadsheet", () => {
  it("come and go with tabs, line breaks and quotes in their cells", () => {
    const block = [
      ["一", '他说"好"', "两行\n文字"],
      ["", "b", "c\td"],
    ];
    expect(parseBlock(writeBlock(block))).toEqual(block);
    expect(parseBlock("1\t2\r\n3\t4\r\n")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(parseBlock('5" 管道\t2')).toEqual([['5" 管道', "2"]]);
  });
});

describe("planBlock", () => {
  it("changes what differs, each task for the version that was seen", () => {
    const plan = planBlock(
      [
        ["任务 1", "2027/6/30", "市教育局"],
        ["新的名称", "持续推进", "发展改革委"],
      ],
      target([row("1"), row("2")], ["name", "deadline", "lead"]),
    );
    expect(plan.refused).toEqual([]);
    expect(plan.reasonNeeded).toBe(true);
    expect(plan.changes.map(({ row: { id }, column, to }) => [id, column, to])).toEqual([
      ["1", "deadline", "2027/6/30"],
      ["1", "lead", "市教育局"],
      ["2", "name", "新的名称"],
      ["2", "deadline", "持续推进"],
    ]);
    expect(plan.edits).toEqual([
      {
        taskId: "1",
        version: 3,
        changes: { deadlineOn: "2027-06-30", deadlineKind: "by" },
        // The former lead leaves; who cooperated and leads now is not taken off.
        roles: [
          { departmentId: "a", role: null },
          { departmentId: "b", role: "lead" },
        ],
      },
      {
        taskId: "2",
        version: 3,
        changes: { title: "新的名称", deadlineOn: null, deadlineKind: "ongoing" },
      },
    ]);
  });

  it("refuses cell by cell and says why, and keeps the rest", () => {
    const plan = planBlock(
      [
        ["", "2026-02-30", "市教育局、没有的局", "50", "2027-01-01"],
        ["甲", "下个月", "教育局", "40", ""],
      ],
      target([row("1")], ["name", "deadline", "lead", "percent"]),
    );
    expect(plan.refused.map(({ column, why, word }) => [column, why, word])).toEqual([
      ["name", "blank", ""],
      ["deadline", "notADay", ""],
      ["lead", "unknownDepartment", "没有的局"],
      ["percent", "readOnly", ""],
    ]);
    expect(plan.edits).toEqual([]);
    expect(plan.beyond).toBe(6);
  });

  it("takes no short name that two departments share, and no department twice on one task", () => {
    const shared = planBlock([["教育局"]], target([row("1")], ["lead"]));
    expect(shared.refused).toMatchObject([{ why: "unknownDepartment", word: "教育局" }]);
    const twice = planBlock([["市教育局", "市教育局"]], target([row("1")], ["lead", "responsible"]));
    expect(twice.refused).toMatchObject([{ column: "responsible", why: "twice", word: "市教育局" }]);
  });

  it("asks for no reason before anything was handed out, and empties what is blank", () => {
    const plan = planBlock([["—"]], target([row("1", { status: "draft" })], ["cooperating"]));
    expect(plan.reasonNeeded).toBe(false);
    expect(plan.edits).toEqual([{ taskId: "1", version: 3, roles: [{ departmentId: "b", role: null }] }]);
  });
});
