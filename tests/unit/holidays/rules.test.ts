import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "@/lib/calendar/date";
import {
  inRanges,
  isWorkingDay,
  lastWorkingDay,
  nextWorkingDay,
  readCalendarLines,
} from "@/lib/holidays/rules";

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays("2020-01-01", days));
const calendar = fc.array(fc.tuple(day, fc.boolean()), { maxLength: 60 }).map((days) => new Map(days));

describe("working days", () => {
  it("are those that the calendar says, else Monday to Friday", () => {
    expect(isWorkingDay("2026-11-20", new Map())).toBe(true);
    expect(isWorkingDay("2026-11-21", new Map())).toBe(false);
    expect(isWorkingDay("2026-11-21", new Map([["2026-11-21", true]]))).toBe(true);
    expect(isWorkingDay("2026-11-20", new Map([["2026-11-20", false]]))).toBe(false);
  });

  it("next and last are the nearest ones, and the day itself where it is one", () => {
    fc.assert(
      fc.property(day, calendar, (from, days) => {
        const next = nextWorkingDay(from, days);
        const last = lastWorkingDay(from, days);
        expect(next >= from && last <= from).toBe(true);
        expect(isWorkingDay(next, days) && isWorkingDay(last, days)).toBe(true);
        for (let n = 0; n < daysBetween(from, next); n++)
          expect(isWorkingDay(addDays(from, n), days)).toBe(false);
        for (let n = 0; n < daysBetween(last, from); n++)
          expect(isWorkingDay(addDays(from, -n), days)).toBe(false);
        expect(nextWorkingDay(next, days)).toBe(next);
      }),
    );
  });
});

describe("pasted lines", () => {
  it.each([
    [
      "2026-10-01 2026-10-07 国庆节",
      { from: "2026-10-01", to: "2026-10-07", isWorking: false, name: "国庆节" },
    ],
    [
      "2026年10月1日至2026年10月7日 国庆节",
      { from: "2026-10-01", to: "2026-10-07", isWorking: false, name: "国庆节" },
    ],
    ["2026/10/10 上班 国庆节", { from: "2026-10-10", to: "2026-10-10", isWorking: true, name: "国庆节" }],
    ["2026-10-10（周六）上班", { from: "2026-10-10", to: "2026-10-10", isWorking: true, name: "调休" }],
    ["２０２６－０１－０１　元旦", { from: "2026-01-01", to: "2026-01-01", isWorking: false, name: "元旦" }],
    [
      "2026-05-09 workday Labour Day",
      { from: "2026-05-09", to: "2026-05-09", isWorking: true, name: "Labour Day" },
    ],
  ])("%s", (line, range) => {
    const { days, wrong } = readCalendarLines(line);
    expect(wrong).toEqual([]);
    expect(inRanges(days)).toMatchObject([range]);
  });

  it.each([
    "国庆节",
    "2026-10-01",
    "2026-02-30 元宵",
    "2026-10-07 2026-10-01 国庆节",
    "2026-01-01 2027-01-01 全年",
  ])("are not guessed at: %s", (line) => expect(readCalendarLines(line)).toEqual({ days: [], wrong: [1] }));

  it("come back as the days that were written", () => {
    const range = fc.tuple(day, fc.integer({ min: 0, max: 20 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), (ranges) => {
        const text = ranges
          .map(([from, n, works]) => `${from} ${addDays(from, n)}${works ? " 上班" : ""} 假日`)
          .join("\n");
        const { days, wrong } = readCalendarLines(text);
        const expected = new Map<string, boolean>();
        for (const [from, n, works] of ranges)
          for (let i = 0; i <= n; i++) expected.set(addDays(from, i), works);
        expect(wrong).toEqual([]);
        expect(new Map(days.map((one) => [one.day, one.isWorking]))).toEqual(expected);
      }),
    );
  });
});
