import { describe, expect, it } from "vitest";
import { expandCollective, giveParts, standingParts, tasksWithout } from "@/components/imports/draft-parts";
import type { Anchor, DirectoryEntry, DraftDepartment, DraftRole } from "@/lib/imports/types";
import { draft, task } from "./sample";

const source =
  "一网通办（市政务服务局牵头，市财政局配合，以下均包括各区人民政府，不再列出）。压减时限（市财政局牵头，下同）";
const anchorOf = (words: string, from = 0): Anchor => {
  const at = source.indexOf(words, from);
  return [at, at + words.length];
};
const assigned = (departmentKey: string, role: DraftRole, anchor: Anchor) => ({
  departmentKey,
  role,
  anchor,
});
const department = (key: string, name: string, collective = false): DraftDepartment => ({
  key,
  name,
  printedAs: name,
  collective,
  departmentId: null,
});

const first = task("t1", {
  assignments: [
    assigned("d1", "lead", anchorOf("市政务服务局")),
    assigned("d2", "cooperating", anchorOf("市财政局")),
    assigned("d3", "responsible", anchorOf("各区人民政府")),
  ],
});
const second = task("t2", {
  assignments: [assigned("d2", "lead", anchorOf("市财政局", source.indexOf("压减")))],
});
const before = draft([task("t0"), first, second, task("t3", { excluded: true })], {
  departments: [
    department("d1", "市政务服务局"),
    department("d2", "市财政局"),
    department("d3", "各区人民政府", true),
  ],
});

describe("a standing clause", () => {
  it("names its departments, or goes on with the last one", () => {
    expect(standingParts(source, first).map(({ departmentKey }) => departmentKey)).toEqual(["d3"]);
    expect(standingParts(source, second).map(({ departmentKey }) => departmentKey)).toEqual(["d2"]);
    expect(standingParts(source, task("t9", { assignments: [] }))).toEqual([]);
  });

  it("is for the tasks behind it that do not name them, or for all", () => {
    const parts = standingParts(source, first);
    expect(tasksWithout(before, "t1", parts, "following").map(({ key }) => key)).toEqual(["t2"]);
    expect(tasksWithout(before, "t1", parts, "all").map(({ key }) => key)).toEqual(["t0", "t2"]);
    const after = giveParts(before, new Set(["t1", "t2"]), parts);
    expect(after.tasks[1]).toBe(before.tasks[1]);
    expect(after.tasks[2]?.assignments.map(({ departmentKey, role }) => [departmentKey, role])).toEqual([
      ["d2", "lead"],
      ["d3", "responsible"],
    ]);
  });
});

describe("a collective name", () => {
  const entry = (name: string): DirectoryEntry => ({
    id: crypto.randomUUID(),
    name,
    collective: false,
    aliases: [],
  });
  const directory = [entry("东城区人民政府"), entry("西城区人民政府"), entry("市财政局")];

  it("is spelled out with its role and words, and names nobody twice", () => {
    const everywhere = giveParts(before, new Set(["t2"]), standingParts(source, first));
    const after = expandCollective(everywhere, "d3", directory.slice(0, 2), directory, null);
    const names = new Map(after.departments.map(({ key, name }) => [key, name]));
    const partsOf = (at: number) =>
      after.tasks[at]?.assignments.map(({ departmentKey, role }) => `${names.get(departmentKey)} ${role}`);
    expect(partsOf(1)).toEqual([
      "市政务服务局 lead",
      "市财政局 cooperating",
      "东城区人民政府 responsible",
      "西城区人民政府 responsible",
    ]);
    expect(partsOf(2)).toEqual(["市财政局 lead", "东城区人民政府 responsible", "西城区人民政府 responsible"]);
    expect(after.departments.filter(({ name }) => name === "东城区人民政府")).toMatchObject([
      { departmentId: directory[0]?.id, printedAs: null },
    ]);
  });

  it("is spelled out in one task alone where that is asked", () => {
    const everywhere = giveParts(before, new Set(["t2"]), standingParts(source, first));
    const after = expandCollective(everywhere, "d3", directory.slice(0, 1), directory, "t2");
    expect(after.tasks[1]).toBe(everywhere.tasks[1]);
    expect(after.tasks[2]?.assignments.some(({ departmentKey }) => departmentKey === "d3")).toBe(false);
  });
});
