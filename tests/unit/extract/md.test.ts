import { describe, expect, it } from "vitest";
import { blocksOf, cellsOf, linesOf, tableOf, utf8 } from "./fixtures/reading";

describe("Markdown", () => {
  it("takes the marks off and keeps headings", async () => {
    const blocks = await blocksOf(
      utf8(
        "# 滨江市实施方案\n\n## **一、总体要求**\n\n坚持*质量第一*，见[附件](a.html)。\n\n---\n\n> 引文\n",
      ),
      "plan.md",
    );
    expect(blocks).toEqual([
      { kind: "paragraph", text: "滨江市实施方案", heading: 1, centred: false },
      { kind: "paragraph", text: "一、总体要求", heading: 2, centred: false },
      { kind: "paragraph", text: "坚持质量第一，见附件。", heading: null, centred: false },
      { kind: "paragraph", text: "引文", heading: null, centred: false },
    ]);
  });

  it("keeps printed numbers, escaped or not, and drops bullets", async () => {
    expect(await linesOf(utf8("1. 甲\n2\\. 乙\n- 丙\n* 丁\n\\*注"), "plan.md")).toEqual([
      "1. 甲",
      "2. 乙",
      "丙",
      "丁",
      "*注",
    ]);
  });

  it("reads pipe tables and embedded HTML tables", async () => {
    const table = await tableOf(utf8("| 任务 | 牵头 |\n|---|:-:|\n| 甲<br>乙 | 市\\|局 |\n\n完"), "plan.md");
    expect(cellsOf(table)).toEqual([
      ["任务", "牵头"],
      ["甲\n乙", "市|局"],
    ]);
    expect(table.rows[0]?.[0]?.header).toBe(true);
    const html = utf8(
      '前\n\n<table>\n<tr><td rowspan="2">甲</td><td>乙</td></tr>\n<tr><td>丙</td></tr>\n</table>\n\n后',
    );
    expect(cellsOf(await tableOf(html, "plan.md"))).toEqual([["甲[2x1]", "乙"], ["丙"]]);
    expect(await linesOf(html, "plan.md")).toEqual(["前", "后"]);
  });

  it("leaves a lone star and an underscore in a name alone", async () => {
    expect(await linesOf(utf8("带*的为牵头单位，见 a_b_c"), "plan.md")).toEqual([
      "带*的为牵头单位，见 a_b_c",
    ]);
  });
});
