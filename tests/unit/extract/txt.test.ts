import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { failureOf, linesOf, utf8 } from "./fixtures/reading";

const plan = "滨江市实施方案\r\n\r\n　　一、总体要求\r\n　　到2027年，制造业产品质量合格率达到95%以上。\r\n";
const lines = ["滨江市实施方案", "一、总体要求", "到2027年，制造业产品质量合格率达到95%以上。"];
const traditional = "國家認監委關於貫徹落實質量認證體系建設的實施方案，請各單位認真組織實施。";

describe("plain text", () => {
  it.each(["utf-8", "gb18030", "gbk", "utf-16le", "utf-16be"])(
    "reads %s without a byte order mark",
    async (encoding) => {
      expect(await linesOf(iconv.encode(plan, encoding), "plan.txt")).toEqual(lines);
    },
  );

  it.each(["utf-8", "utf-16le", "utf-16be"])("reads %s with a byte order mark", async (encoding) => {
    expect(await linesOf(iconv.encode(plan, encoding, { addBOM: true }), "plan.txt")).toEqual(lines);
  });

  it("reads traditional script in Big5 and in GBK", async () => {
    expect(await linesOf(iconv.encode(traditional, "big5"))).toEqual([traditional]);
    expect(await linesOf(iconv.encode(traditional, "gbk"))).toEqual([traditional]);
  });

  it("keeps UTF-8 where the file is cut off within a character, or a byte is damaged", async () => {
    const bytes = utf8(plan.repeat(30));
    const cut = await linesOf(bytes.subarray(0, bytes.length - 4));
    expect(cut.slice(0, 3)).toEqual(lines);
    const damaged = utf8(plan.repeat(30));
    damaged[40] = 0xff;
    expect(await linesOf(damaged)).toContain(lines[2]);
  });

  it("reads English and digits", async () => {
    expect(await linesOf(utf8("a plan\n1. first"))).toEqual(["a plan", "1. first"]);
  });

  it("takes every kind of line break and drops what takes no place", async () => {
    expect(await linesOf(utf8("一\r二\u2028三\u200b\u00a0 四\t五\u0085六"))).toEqual([
      "一",
      "二",
      "三 四 五",
      "六",
    ]);
  });

  it("says that a file is empty", async () => {
    expect((await failureOf(new Uint8Array(0))).code).toBe("empty");
    expect((await failureOf(utf8(" \n\u3000\n"))).code).toBe("empty");
    expect((await failureOf(Uint8Array.of(0xef, 0xbb, 0xbf))).code).toBe("empty");
  });

  it("refuses noise", async () => {
    const noise = Uint8Array.from(
      { length: 4000 },
      (_, index) => (index * 7919 + (index >> 3) * 104729) & 0xff,
    );
    expect(["unreadable-encoding", "unsupported-format"]).toContain((await failureOf(noise, "a.txt")).code);
  });

  it("reads a line of five megabytes in good time", async () => {
    const long = `${"　".repeat(1_000_000)}任务${" \u3000".repeat(1_000_000)}`;
    expect(await linesOf(utf8(`${long}完${long}`), "a.txt")).toHaveLength(1);
  });
});
