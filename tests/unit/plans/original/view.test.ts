import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findWords, piecesOf, shownFormat } from "@/lib/plans/original/view";
import { bareWords } from "@/lib/text/fold";

const task =
  "（三）推进设备更新。到2026年，更新重点行业设备1200台（套），由市工业和信息化局牵头，市发展改革委、市财政局配合。";
const other = "（四）建设质量基础设施。建成国家级检验检测中心3个，由市市场监管局牵头，各区人民政府配合。";

const parts = (...texts: string[]) => texts.map(bareWords);
const pageOf = (texts: string[], words: string, at = 0) =>
  findWords(parts(...texts), words, at)?.part ?? null;

describe("the page that holds words of the text", () => {
  test("is found by their beginning, whatever stands around them", () => {
    expect(pageOf(["— 1 —\n总体要求", `— 2 —\n${task}`, `— 3 —\n${other}`], task)).toBe(1);
    expect(pageOf(["— 1 —\n总体要求", `— 2 —\n${task}`, `— 3 —\n${other}`], other)).toBe(2);
  });

  test("does not depend on white space, line ends, width or punctuation", () => {
    const printed =
      "（ 三 ） 推 进 设 备 更 新 ．到２０２６年 ，更 新\n重点行业设备 １２００ 台(套),由市工业和\n信息化局牵头";
    expect(pageOf(["总体要求", printed], task)).toBe(1);
  });

  test("is the one on which they begin, where the page ends among them", () => {
    const bare = bareWords(task);
    for (const cut of [12, 18, 30]) {
      expect(
        pageOf([`总体要求${bare.slice(0, cut)}`, `滨江市人民政府文件${bare.slice(cut)}`], task),
        `${cut}`,
      ).toBe(0);
    }
  });

  test("is found without the label that Word counts by itself", () => {
    expect(pageOf(["总体要求", task.replace("（三）", "")], task)).toBe(1);
    expect(pageOf(["总体要求", "推进设备更新"], "12. 推进设备更新")).toBe(1);
  });

  test("is the nearest to their place, where several hold them", () => {
    const contents = "目录 一、总体要求 二、推进设备更新和技术改造";
    const texts = [
      contents,
      "甲".repeat(600),
      "二、推进设备更新和技术改造",
      "乙".repeat(600),
      "附件 推进设备更新和技术改造",
    ];
    expect(pageOf(texts, "推进设备更新和技术改造", 0)).toBe(0);
    expect(pageOf(texts, "推进设备更新和技术改造", 620)).toBe(2);
    expect(pageOf(texts, "推进设备更新和技术改造", 1300)).toBe(4);
  });

  test("is none for words that are nowhere, too few, or of a scan without text", () => {
    expect(pageOf(["总体要求", other], task)).toBeNull();
    expect(pageOf([task], "推进。")).toBeNull();
    expect(pageOf(["", ""], task)).toBeNull();
    expect(pageOf([], task)).toBeNull();
  });

  test("is found for any words cut from any page", () => {
    const page = fc.string({
      unit: fc.constantFrom(..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳 \n，。（１2"),
      minLength: 60,
    });
    fc.assert(
      fc.property(
        fc.array(page, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (texts, which, from) => {
          const bare = parts(...texts);
          const whole = bare[which % bare.length] ?? "";
          fc.pre(whole.length > 20);
          const words = whole.slice(from % (whole.length - 12));
          const found = findWords(bare, words, 0);
          if (!found) throw new Error("not found");
          expect((bare[found.part] ?? "").slice(found.start, found.end)).toBe(
            words.slice(0, found.end - found.start),
          );
        },
      ),
    );
  });
});

describe("the pieces of a page that hold what was found", () => {
  const pieces = ["推进", "", "设备更新", "到2026年", "更新设备"];

  test("are those it touches, and no empty ones", () => {
    expect(piecesOf(pieces, { start: 0, end: 2 })).toEqual([0]);
    expect(piecesOf(pieces, { start: 1, end: 7 })).toEqual([0, 2, 3]);
    expect(piecesOf(pieces, { start: 12, end: 99 })).toEqual([4]);
  });
});

test("only pdf and docx have pages to show", () => {
  expect(["pdf", "docx", "doc", "txt", "html", "xlsx", null].map(shownFormat)).toEqual([
    "pdf",
    "docx",
    null,
    null,
    null,
    null,
    null,
  ]);
});
