import { describe, expect, it } from "vitest";
import { normalize } from "@/lib/parser/normalize/normalize";
import { lines, table } from "../samples";

const textOf = (text: string) => normalize(lines(text)).text;

describe("normalize", () => {
  it("gives simplified script and says what it was", () => {
    const normal = normalize(
      lines("國家認監委關於加強質量認證體系建設的實施方案\n著力構建統一體系,推動產業發展。"),
    );
    expect(normal.script).toBe("traditional");
    expect(normal.text).toContain("国家认监委关于加强质量认证体系建设的实施方案");
    expect(normalize(lines("国家认监委实施方案\n显著提升著作权保护。")).script).toBe("simplified");
  });

  it("removes readings behind characters and nothing else in brackets", () => {
    expect(textOf("加強質(zhì)量創(chuàng)新,推廣應用(APP)和示範區(點)。")).toBe(
      "加强质量创新,推广应用(APP)和示范区(点)。",
    );
  });

  it("drops invisible characters, full-width digits and stray spaces beside digits in prose", () => {
    expect(
      textOf(
        "\ufeff到 ２０２５ 年 ,实现县级农产品质量安全检测机构考核和检验检测机构资质认定通过率达 80% 以上。\u200b",
      ),
    ).toBe("到2025年,实现县级农产品质量安全检测机构考核和检验检测机构资质认定通过率达80%以上。");
  });

  it("reads a byte-shifted heading back with the help of the rest of the document", () => {
    // 「（二）加强推广应用」 read one byte off.
    const shifted = "。ǘ┘訌娡茝V應用";
    const normal = normalize(lines(`${shifted},提升服務功能\n加強推廣應用,完善服務體系,推動產業發展。`));
    expect(normal.text.split("\n")[0]).toBe("（二）加强推广应用,提升服务功能");
    expect(normal.repaired).toHaveLength(1);
  });

  it("joins lists and brackets that a line break cut, and no others", () => {
    expect(
      textOf("开展检查。(市科技局、\n市财政局\n、市教育局)\n1.完善制度\n2.加强管理").split("\n"),
    ).toEqual(["开展检查。(市科技局、市财政局、市教育局)", "1.完善制度", "2.加强管理"]);
  });

  it("joins the lines of a text that is broken at a margin", () => {
    const paragraph = "围绕重点产业提升服务能力建设统一平台推动信息共享完善工作机制落实各项任务".repeat(8);
    const broken = paragraph.match(/.{1,28}/g)?.join("\n") ?? "";
    expect(textOf(`一、总体要求\n${broken}。`).split("\n")).toEqual(["一、总体要求", `${paragraph}。`]);
  });

  it("makes tables of flattened rows and of one cell a line", () => {
    const rows = normalize(lines("指标 | 2020年 | 2025年 |\n总数(家) | 10 | 30 |"));
    expect(rows.blocks.map((block) => block.kind)).toEqual(["table"]);
    const cells = normalize(lines("序号\n重点任务\n责任单位\n1\n植树\n林业局\n2\n护林\n林业局\n农业局"));
    const [block] = cells.blocks;
    expect(block?.kind === "table" ? block.rows.map((row) => row.map((cell) => cell?.text)) : null).toEqual([
      ["序号", "重点任务", "责任单位"],
      ["1", "植树", "林业局"],
      ["2", "护林", "林业局"],
    ]);
  });

  it("fills the positions that spanning cells cover", () => {
    const normal = normalize({
      blocks: [
        table([
          ["a", { text: "b", columns: 2 }],
          [{ text: "c", rows: 2 }, "d", "e"],
          ["f", "g"],
        ]),
      ],
      metadata: {},
    });
    const [block] = normal.blocks;
    expect(block?.kind === "table" ? block.rows.map((row) => row.map((cell) => cell?.text)) : null).toEqual([
      ["a", "b", "b"],
      ["c", "d", "e"],
      ["c", "f", "g"],
    ]);
    expect(normal.text).toBe("a\tb\nc\td\te\nf\tg");
  });
});
