import { describe, expect, it } from "vitest";
import { dueDaysToRemind, isQuietDay, reminderDay } from "@/lib/reminders/rules";

describe("the day of reminders", () => {
  it.each([
    ["2026-11-20T01:00:00Z", "2026-11-20"],
    ["2026-11-19T23:59:00Z", null],
    ["2026-11-21T04:00:00Z", null],
    ["2026-11-22T04:00:00Z", null],
    ["2026-11-22T22:00:00Z", null],
    ["2026-11-23T00:00:00Z", "2026-11-23"],
  ])("at %s in Shanghai: %s", (instant, day) => {
    expect(reminderDay(new Date(instant), "Asia/Shanghai")).toBe(day);
  });

  it("is another one where the clock is", () => {
    expect(reminderDay(new Date("2026-11-20T23:00:00Z"), "Asia/Shanghai")).toBeNull();
    expect(reminderDay(new Date("2026-11-20T23:00:00Z"), "America/New_York")).toBe("2026-11-20");
  });
});

describe("due days of which is reminded", () => {
  it("are those three days ahead, of today, of yesterday and of a week ago", () => {
    // A Thursday.
    expect(dueDaysToRemind("2026-11-19", "2026-11-18")).toEqual([
      "2026-11-12",
      "2026-11-18",
      "2026-11-19",
      "2026-11-22",
    ]);
  });

  it("fall on the Friday before where the weekend is quiet, and on the Monday after", () => {
    const friday = dueDaysToRemind("2026-11-20", "2026-11-19");
    // Due on Sunday: its own day and the day three before a Monday to Wednesday.
    expect(friday).toEqual(
      expect.arrayContaining(["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"]),
    );
    expect(dueDaysToRemind("2026-11-23", "2026-11-20")).toContain("2026-11-22");
  });

  it("are made up for after a downtime, but not all that ever were", () => {
    // Nothing ran on Tuesday and Wednesday.
    expect(dueDaysToRemind("2026-11-19", "2026-11-16")).toEqual(
      expect.arrayContaining(["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21"]),
    );
    expect(dueDaysToRemind("2026-11-19", "2026-01-01").every((day) => day > "2026-11-04")).toBe(true);
  });

  it("of any period are named once a working day is reached, three times before it is a week late", () => {
    const due = "2026-11-22";
    let last = "2026-11-13";
    const reminded: string[] = [];
    for (const day of ["16", "17", "18", "19", "20", "23", "24", "25", "26", "27", "30"]) {
      const today = `2026-11-${day}`;
      if (isQuietDay(today)) throw new Error("a quiet day");
      if (dueDaysToRemind(today, last).includes(due)) reminded.push(today);
      last = today;
    }
    expect(reminded).toEqual(["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-30"]);
  });
});
