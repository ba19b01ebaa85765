import { describe, expect, it } from "vitest";
import { findFullDates, wholeDate } from "@/lib/calendar/chinese";
import { addDays, addMonths, daysInMonth, endOfMonth, isoDate } from "@/lib/calendar/days";

describe("days", () => {
  it("knows the calendar", () => {
    expect([daysInMonth(2024, 2), daysInMonth(2023, 2), daysInMonth(2100, 2), daysInMonth(2000, 2)]).toEqual([
      29, 28, 28, 29,
    ]);
    expect(isoDate(2023, 2, 29)).toBeNull();
    expect(endOfMonth(2024, 2)).toBe("2024-02-29");
    expect(endOfMonth(2024, 13)).toBeNull();
  });
  it("adds months and days", () => {
    expect(addMonths("2023-11-30", 3)).toBe("2024-02-29");
    expect(addMonths("2023-01-31", -2)).toBe("2022-11-30");
    expect(addDays("2023-12-31", 1)).toBe("2024-01-01");
    expect(addMonths("today", 1)).toBeNull();
  });
});

describe("Chinese dates", () => {
  it("finds dates in digits and in characters", () => {
    expect(
      findFullDates("2019年7月18日、二〇一九年七月十八日、2019-07-18").map((found) => found.date),
    ).toEqual(["2019-07-18", "2019-07-18", "2019-07-18"]);
    expect(findFullDates("2019年2月30日")).toEqual([]);
  });
  it("tells a line that is a date from one that holds one", () => {
    expect(wholeDate("(2019年7月18日)")).toBe("2019-07-18");
    expect(wholeDate("2019年7月18日印发")).toBeNull();
  });
});
