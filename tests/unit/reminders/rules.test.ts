import { describe, expect, it } from "vitest";
import type { CalendarDate } from "@/lib/calendar/date";
import { isWorkingDay } from "@/lib/holidays/rules";
import { dueDaysToRemind as dueDays, reminderDay } from "@/lib/reminders/rules";

const usual = new Map<CalendarDate, boolean>();
const dueDaysToRemind = (day: CalendarDate, lastRun: CalendarDate | null, calendar = usual) =>
  dueDays(day, lastRun, calendar);

describe("the day of reminders", () => {
  it.each([
    ["2026-11-20T01:00:00Z", "2026-11-20"],
    ["2026-11-19T23:59:00Z", null],
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
      if (!isWorkingDay(today, usual)) throw new Error("a quiet day");
      if (dueDaysToRemind(today, last).includes(due)) reminded.push(today);
      last = today;
    }
    expect(reminded).toEqual(["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-30"]);
  });

  it("fall before a holiday and after it, however long it is", () => {
    const holiday = new Map(
      ["01", "02", "03", "04", "05", "06", "07"].map((day) => [`2026-10-${day}`, false]),
    );
    const before = dueDaysToRemind("2026-09-30", "2026-09-29", holiday);
    expect(before).toEqual(expect.arrayContaining(["2026-10-01", "2026-10-05", "2026-10-07", "2026-10-10"]));
    const after = dueDaysToRemind("2026-10-08", "2026-09-30", holiday);
    // A day late, and a week late.
    expect(after).toEqual(expect.arrayContaining(["2026-09-30", "2026-09-24", "2026-10-01"]));
  });
});
