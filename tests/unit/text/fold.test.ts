import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareWords, foldWidth } from "@/lib/text/fold";

describe("foldWidth", () => {
  it("folds punctuation, digits and spaces and leaves Chinese signs", () => {
    expect(foldWidth("（责任单位：Ａ１，％）　。、〔〕")).toBe("(责任单位:A1,%) 。、〔〕");
  });
  it("keeps every offset", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."（：Ａ～―–　\u00a0﹕∶𠮷😀字a。"), maxLength: 40 }),
        (text) => foldWidth(text).length === text.length,
      ),
    );
  });
});

describe("bareWords", () => {
  it("keeps words only", () => {
    expect(bareWords("“一站式” 服务（点）①")).toBe("一站式服务点1");
  });
});
