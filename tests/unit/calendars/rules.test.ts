import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText, foldLine, icalendar } from "@/lib/calendars/rules";
import { readMonth } from "@/lib/calendars/schema";
import { monthRange, monthView } from "@/lib/calendars/view";

const octets = (text: string) => new TextEncoder().encode(text).length;

describe("a calendar for programs", () => {
  it("escapes what has a meaning, and keeps line ends as \\n", () => {
    expect(escapeText("一, 二; 三\\四\r\n五\n六\u0007")).toBe("一\\, 二\\; 三\\\\四\\n五\\n六");
  });

  it("folds lines at 75 octets, inside no character, and loses nothing", () => {
    expect(
      foldLine(`SUMMARY:${"质".repeat(40)}`)
        .split("\r\n")
        .map(octets),
    ).toEqual([74, 55]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const line = escapeText(text);
        const folded = foldLine(line);
        expect(folded.replaceAll("\r\n ", "")).toBe(line);
        for (const part of folded.split("\r\n")) expect(octets(part)).toBeLessThanOrEqual(75);
      }),
    );
  });

  it("tells whole days that take nobody's time, with stamps in UTC and CRLF everywhere", () => {
    const text = icalendar("落实", "Asia/Shanghai", [
      {
        uid: "deadline-1@example.org",
        on: "2026-12-31",
        summary: "到期：1 建设",
        description: "某方案\n办理中",
        url: "https://example.org/tasks/1",
        changedAt: new Date("2026-11-20T16:30:05.123Z"),
      },
    ]);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const lines = text.split("\r\n");
    expect(lines[0]).toBe("BEGIN:VCALENDAR");
    expect(lines.slice(-2)).toEqual(["END:VCALENDAR", ""]);
    expect(lines).toContain("VERSION:2.0");
    expect(lines).toContain("DTSTART;VALUE=DATE:20261231");
    expect(lines).toContain("DTEND;VALUE=DATE:20270101");
    expect(lines).toContain("DTSTAMP:20261120T163005Z");
    expect(lines).toContain("DESCRIPTION:某方案\\n办理中");
    expect(lines).toContain("TRANSP:TRANSPARENT");
  });
});

describe("a month", () => {
  it("is shown in whole weeks from Monday", () => {
    expect(monthRange("2026-11-01")).toEqual({ from: "2026-10-26", to: "2026-12-06" });
    expect(monthRange("2027-02-01")).toEqual({ from: "2027-02-01", to: "2027-02-28" });
    const view = monthView("2026-11-01", [], { today: "2026-11-21", all: true, department: null });
    expect(view).toMatchObject({ month: "2026-11", before: "2026-10", after: "2026-12" });
    expect(view.weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
  });

  it("is read out of whatever stands in an address", () => {
    expect(readMonth({ month: "2027-02" }, "2026-11-21")).toBe("2027-02-01");
    for (const month of [undefined, "", "2027-13", "0000-01", ["x"], "2027-02-03"]) {
      expect(readMonth({ month }, "2026-11-21")).toBe("2026-11-01");
    }
  });
});
