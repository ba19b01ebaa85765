import { describe, expect, it } from "vitest";
import { isInView } from "@/components/live/in-view";

const event = {
  plan: "p1",
  tasks: ["t1", "t2"] as string[] | null,
  mine: false,
  own: false,
  anywhere: false,
};

describe("what a change may have touched of the page in view", () => {
  it.each([
    ["/plans/p1/table", true],
    ["/plans/p2", false],
    ["/tasks/t2", true],
    ["/tasks/t3", false],
    ["/dashboard", true],
    ["/plans", true],
    ["/", false],
    ["/plans/new", false],
    ["/imports/i1", false],
    ["/account", false],
  ])("%s: %s", (path, expected) => {
    expect(isInView(path, event)).toBe(expected);
  });

  it("is any task of many, and the desk where the change is the reader's", () => {
    expect(isInView("/tasks/t3", { ...event, tasks: null })).toBe(true);
    expect(isInView("/", { ...event, mine: true })).toBe(true);
  });

  it("is any page but forms of one's own once changes were missed", () => {
    const missed = { ...event, plan: null, tasks: null, anywhere: true };
    expect(isInView("/plans/p2/board", missed)).toBe(true);
    expect(isInView("/imports/i1", missed)).toBe(false);
  });
});
