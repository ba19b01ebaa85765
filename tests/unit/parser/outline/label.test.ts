import { describe, expect, it } from "vitest";
import { readLabel } from "@/lib/parser/outline/label";
import { foldWidth } from "@/lib/text/fold";

describe("readLabel", () => {
  it.each([
    ["一、总体要求", "chinese", "一", 1, 2],
    ["十二、其他", "chinese", "十二", 12, 3],
    ["（八）拓展", "bracketed-chinese", "(八)", 8, 3],
    ["1.加强", "arabic", "1", 1, 2],
    ["１．加强", "arabic", "1", 1, 2],
    ["23、加强", "arabic", "23", 23, 3],
    ["(3)加强", "bracketed-arabic", "(3)", 3, 3],
    ["3)加强", "bracketed-arabic", "3)", 3, 2],
    ["①加强", "circled", "①", 1, 1],
    ["⒈加强", "arabic", "1", 1, 1],
    ["第一条 为了", "article", "第一条", 1, 4],
    ["第三章 任务", "chapter", "第三章", 3, 4],
    ["1.1 加强", "dotted", "1.1", 1, 4],
  ])("%s", (text, kind, number, ordinal, length) => {
    expect(readLabel(foldWidth(text))).toMatchObject({ kind, number, ordinal, length });
  });

  it.each([
    "2025年底前",
    "1.5万亩",
    "3.2%",
    "一般公共预算",
    "十四五时期",
    "(点)",
    "第一批",
    "百万家企业",
    "",
  ])("none in: %s", (text) => {
    expect(readLabel(text)).toBeNull();
  });
});
