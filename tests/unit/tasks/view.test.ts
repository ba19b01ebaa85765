import { describe, expect, it } from "vitest";
import { type BoardCard, boardCard, moveOf } from "@/lib/tasks/board/view";
import { paramsOf, readTaskQuery } from "@/lib/tasks/schema";
import type { LedgerRow } from "@/lib/tasks/types";
import { sectionName, shortName, toggled, viewHref } from "@/lib/tasks/view";

function row(over: Partial<LedgerRow> = {}): LedgerRow {
  return {
    id: "1",
    sectionId: null,
    number: "1",
    order: 0,
    name: "一项任务",
    status: "in_progress",
    percent: 40,
    isBlocked: false,
    version: 1,
    deadlineOn: "2026-12-31",
    deadline: "2026-12-31",
    deadlineKind: "by",
    deadlineWords: null,
    originalDeadline: null,
    completedOn: null,
    lateDays: null,
    light: "yellow",
    reason: "behind",
    expected: 60,
    lag: 20,
    daysLeft: 40,
    report: null,
    parties: [],
    ...over,
  };
}

describe("the address of a view", () => {
  it("says what is asked, leaves the usual out, and reads back as the same", () => {
    const section = "0198c9a0-0000-7000-8000-000000000001";
    const query = readTaskQuery({
      status: "assigned,nonsense",
      light: ["red", "yellow"],
      section,
      q: " 质量 ",
      sort: "lag",
    });
    expect(query).toMatchObject({
      status: ["assigned"],
      light: ["red", "yellow"],
      section: [section],
      q: "质量",
      sort: "order",
    });
    const href = viewHref("/plans/x/table", query, { sort: "deadline", descending: true });
    expect(readTaskQuery(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual({
      ...query,
      sort: "deadline",
      descending: true,
    });
    expect(viewHref("/plans/x/table", readTaskQuery({}))).toBe("/plans/x/table");
  });

  it("carries columns, groups and days, and no word that is none of them", () => {
    const query = readTaskQuery({
      cols: "report,lead,password",
      group: "light",
      from: "2026-02-30",
      to: "2026-12-31",
      has: "owed,nothing",
      q: "a\0\ud800b",
    });
    expect(query).toMatchObject({
      columns: ["lead", "report"],
      group: "light",
      from: null,
      to: "2026-12-31",
      has: ["owed"],
      q: "ab",
    });
    const href = viewHref("/plans/x/table", query);
    expect(href).toBe("/plans/x/table?q=ab&has=owed&to=2026-12-31&group=light&cols=lead,report");
    expect(readTaskQuery(paramsOf(new URL(href, "http://x").searchParams))).toEqual(query);
    // No column beside the pinned ones is a choice like any other.
    expect(readTaskQuery({ cols: "none" }).columns).toEqual([]);
    expect(viewHref("/t", { ...query, columns: [] })).toContain("cols=none");
  });

  it("puts a choice on and takes it off again", () => {
    const query = readTaskQuery({ light: "red" });
    expect(toggled(query, "light", "yellow")).toEqual({ light: ["red", "yellow"] });
    expect(toggled(query, "light", "red")).toEqual({ light: [] });
  });

  it("passes over ids that are none", () => {
    expect(readTaskQuery({ department: "x'; drop table tasks,1" }).department).toEqual([]);
  });
});

describe("names", () => {
  it.each([
    ["市农业农村局", "农业农村局"],
    ["市市场监管局", "市场监管局"],
    ["市场监管总局", "市场监管总局"],
    ["县委办", "县委办"],
    ["区域合作办公室", "区域合作办公室"],
  ])("%s is short %s", (name, short) => expect(shortName(name)).toBe(short));

  it("sets a section as it is printed", () => {
    expect(sectionName({ label: "（一）", title: "提升质量" })).toBe("（一）提升质量");
    expect(sectionName({ label: "2.1", title: "提升质量" })).toBe("2.1 提升质量");
    expect(sectionName({ label: null, title: "提升质量" })).toBe("提升质量");
  });
});

describe("dropping a card", () => {
  const card = (over: Partial<BoardCard>): BoardCard => ({ ...boardCard(null, row()), ...over });

  it("is a step where the reader may take it", () => {
    const claimed = card({ status: "completion_claimed", steps: ["return_claim", "verify"] });
    expect(moveOf(claimed, "completed")).toEqual({ kind: "step", step: "verify", needsReason: false });
    expect(moveOf(claimed, "in_progress")).toEqual({ kind: "step", step: "return_claim", needsReason: true });
    expect(moveOf(claimed, "completion_claimed")).toEqual({ kind: "here" });
  });

  it("says whose step it is, or that there is none", () => {
    expect(moveOf(card({ status: "assigned" }), "in_progress")).toEqual({ kind: "others", step: "start" });
    expect(moveOf(card({ status: "in_progress" }), "closed")).toEqual({ kind: "never", to: "closed" });
  });
});
