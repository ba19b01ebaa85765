import { describe, expect, it } from "vitest";
import { foldColumns, heavyLine, type MatrixColumn } from "@/lib/assignments/view";

describe("heavyLine", () => {
  it("is twice what those who answer for anything have on average, and never a handful", () => {
    expect(heavyLine([12, 4, 4, 4, 0, 0])).toBe(12);
    expect(heavyLine([2, 1, 1])).toBe(5);
    expect(heavyLine([9])).toBe(Number.POSITIVE_INFINITY);
    expect(heavyLine([])).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("foldColumns", () => {
  const column = (id: string, group: string | null, startsGroup: boolean, leads: number): MatrixColumn => ({
    ...{ id, name: id, group, startsGroup, isCollective: group === null, isHeavy: false },
    sums: { leads, responsibles: 1, cooperating: 2, warning: leads },
  });
  const columns = [
    column("a", "经济", true, 3),
    column("b", "经济", false, 4),
    column("c", "社会", true, 5),
    column("d", null, true, 6),
  ];

  it("puts a group into one column with its sums, and leaves the others where they were", () => {
    const [economy, society, collective] = foldColumns(columns, new Set(["group:经济"]));
    expect(economy).toMatchObject({
      ...{ id: "group:经济", name: "经济", isFolded: true, startsGroup: true, groupSize: 2 },
      sums: { leads: 7, responsibles: 2, cooperating: 4, warning: 7 },
      ...{ departmentIds: ["a", "b"], places: [0, 1] },
    });
    expect(society).toMatchObject({ id: "c", isFolded: false, places: [2] });
    expect(collective).toMatchObject({ id: "d", groupKey: "collective", places: [3] });
  });

  it("tells what was added at the end from what had no group before", () => {
    const drawn = foldColumns(
      [column("x", "", true, 1), column("y", "经济", true, 1), column("z", "", true, 1)],
      new Set(["group:"]),
    );
    expect(drawn.map(({ id, isFolded }) => [id, isFolded])).toEqual([
      ["group:", true],
      ["y", false],
      ["z", false],
    ]);
  });

  it("folds nothing that nobody asked for", () => {
    expect(foldColumns(columns, new Set()).map(({ id, sums }) => ({ id, sums }))).toEqual(
      columns.map(({ id, sums }) => ({ id, sums })),
    );
    expect(foldColumns([], new Set(["collective"]))).toEqual([]);
  });
});
