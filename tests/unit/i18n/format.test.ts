import { describe, expect, it } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatDifference,
  formatList,
  formatMonth,
  formatNumber,
  formatPercent,
  formatRelativeDays,
  formatTime,
  formatWeekday,
} from "@/lib/i18n/format";

describe("dates", () => {
  it("are written as officials write them, and as ISO in tables", () => {
    expect(formatDate("2026-11-21", "zh-CN")).toBe("2026年11月21日");
    expect(formatDate("2026-03-05", "zh-CN", "day")).toBe("3月5日");
    expect(formatDate("2026-03-05", "en")).toBe("5 Mar 2026");
    expect(formatDate("2026-03-05", "en", "compact")).toBe("2026-03-05");
    expect(formatDate("2026-03-05", "zh-CN", "tick")).toBe("03-05");
    expect(formatMonth("2026-11", "zh-CN")).toBe("2026年11月");
    expect(formatMonth("2026-11", "en", "short")).toBe("Nov");
    expect(formatWeekday("2026-11-20", "zh-CN")).toBe("星期五");
  });

  it("are the dates of China, wherever the server stands", () => {
    const beforeMidnightInLondon = new Date("2026-11-20T16:30:00Z");
    expect(formatTime(beforeMidnightInLondon)).toBe("00:30");
    expect(formatDateTime(beforeMidnightInLondon, "zh-CN")).toBe("11月21日 00:30");
  });

  it("are told from today", () => {
    expect(formatRelativeDays(0, "zh-CN")).toBe("今天");
    expect(formatRelativeDays(5, "zh-CN")).toBe("5天后");
    expect(formatRelativeDays(-51, "en")).toBe("51 days ago");
  });
});

describe("figures", () => {
  it("carry the printed minus", () => {
    expect(formatNumber(-1234.5, "zh-CN", 1)).toBe("−1,234.5");
    expect(formatDifference(-10, "zh-CN")).toBe("−10");
    expect(formatDifference(3, "en")).toBe("+3");
    expect(formatDifference(0.2, "en")).toBe("0");
    expect(formatDifference(-0.2, "en")).toBe("0");
    expect(formatPercent(66.7, "zh-CN")).toBe("67%");
  });
});

describe("names", () => {
  it("are listed with the comma of the language", () => {
    expect(formatList(["市财政局", "市商务局"], "zh-CN")).toBe("市财政局、市商务局");
    expect(formatList(["a", "b"], "en")).toBe("a, b");
  });
});
