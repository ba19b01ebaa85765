import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWords, markWords, passageOf, termsOf } from "@/lib/search/rules";
import { readSearch } from "@/lib/search/schema";

describe("what is searched by", () => {
  it("is one for all brackets, widths, cases and both scripts", () => {
    const forms = [
      "津滨政发〔2019〕16号",
      "津濱政發[2019]16號",
      "津滨政发（２０１９）16号",
      "津滨政发 2019 16号",
    ];
    expect(new Set(forms.map(foldWords))).toEqual(new Set(["津滨政发201916号"]));
    expect(foldWords("ＩＳＯ９００１“质量”")).toBe("iso9001质量");
  });

  it("knows the number of a task in figures and in Chinese", () => {
    expect(termsOf("第12项")).toEqual([["第12项", "#12|", "#十二|"]]);
    expect(termsOf("第十二项")).toEqual([["第十二项", "#12|", "#十二|"]]);
    expect(termsOf("（八）")).toEqual([["八", "#8|", "#八|"]]);
    expect(termsOf("20")).toEqual([["20", "#20|", "#二十|"]]);
    expect(termsOf("120")).toEqual([["120", "#120|"]]);
    expect(termsOf("质量 认证　质量")).toEqual([["质量"], ["认证"]]);
    expect(termsOf(" 〔〕“” ")).toEqual([]);
  });

  it("is read out of whatever stands in an address", () => {
    expect(readSearch(undefined)).toBe("");
    expect(readSearch(["质量", "认证"])).toBe("质量");
    expect(readSearch(" a\u0000\ud800b ")).toBe("ab");
    expect([...readSearch("𠀀".repeat(300))]).toHaveLength(100);
  });
});

describe("marking", () => {
  const marked = (text: string, query: string) =>
    markWords(text, termsOf(query))
      .filter((part) => part.marked)
      .map((part) => part.text);

  it("marks the words of the text itself, however they are spelt", () => {
    expect(marked("加强质量认证，提升質量水平", "质量")).toEqual(["质量", "質量"]);
    expect(marked("依据津滨政发〔2019〕16号文件", "津滨政发(2019)16号")).toEqual(["津滨政发〔2019〕16号"]);
    expect(marked("质量认证", "量认 质量")).toEqual(["质量", "认"]);
  });

  it("shows the passage around the first word of a long text", () => {
    const text = `${"前".repeat(200)}质量${"后".repeat(200)}`;
    const passage = passageOf(text, termsOf("质量"));
    expect(passage?.map((part) => part.text).join("")).toBe(`…${"前".repeat(24)}质量${"后".repeat(72)}…`);
    expect(passageOf(text, termsOf("认证"))).toBeNull();
  });

  it("loses and adds nothing of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, query) => {
        expect(
          markWords(text, termsOf(readSearch(query)))
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
