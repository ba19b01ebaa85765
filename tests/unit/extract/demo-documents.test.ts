import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractDocument } from "@/lib/extract/extract";
import type { DocumentText } from "@/lib/text/document";
import { renderDemoDocuments } from "@/prisma/demo/documents";

async function demo(fileName: string, year = 2026): Promise<DocumentText> {
  const found = renderDemoDocuments({ year }).find((document) => document.fileName === fileName);
  if (found === undefined) throw new Error(`${fileName} is not rendered`);
  return (await extractDocument(found.bytes, fileName)).document;
}

function lines(document: DocumentText): string[] {
  return document.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
}

describe("the demo documents", () => {
  it("are the same for the same year, and the committed Word document is one of them", () => {
    expect(renderDemoDocuments({ year: 2026 })).toEqual(renderDemoDocuments({ year: 2026 }));
    const docx = renderDemoDocuments({ year: 2026 }).find(
      ({ fileName }) => fileName === "services-upgrade.docx",
    );
    const committed = readFileSync("prisma/demo/documents/services-upgrade.docx");
    expect(Buffer.compare(committed, Buffer.from(docx?.bytes ?? []))).toBe(0);
  });

  it("leave no placeholder behind, whatever the year", async () => {
    for (const { fileName } of renderDemoDocuments({ year: 2031 })) {
      const text = JSON.stringify(await demo(fileName, 2031));
      expect(text).not.toContain("{{");
      expect(text).toContain("2032年");
      expect(text).not.toContain("2026年");
    }
  });

  it("quality-city.txt has 36 tasks in six sections, two of them without a lead", async () => {
    const text = lines(await demo("quality-city.txt"));
    const tasks = text.filter((line) => /^\d\./.test(line));
    expect(tasks).toHaveLength(36);
    expect(tasks.every((line) => line.endsWith("）"))).toBe(true);
    expect(tasks.filter((line) => line.includes("牵头"))).toHaveLength(34);
    expect(text).toContain("滨江市建设质量强市实施方案（2025—2027年）");
    const names = new Set(
      tasks.flatMap((line) => line.slice(line.lastIndexOf("（")).match(/市[^、；，）：]+?(?:局|委)/g) ?? []),
    );
    expect(names.size).toBe(22);
  });

  it("equipment-renewal.html yields the document, its particulars and twenty rows of work", async () => {
    const { blocks, metadata } = await demo("equipment-renewal.html");
    expect(metadata).toMatchObject({
      文号: "滨政发〔2025〕8号",
      成文日期: "2025年5月20日",
      发布机构: "滨江市人民政府",
    });
    const table = blocks.at(-1);
    expect(table?.kind === "table" && table.rows.map((row) => row[0]?.text)).toEqual([
      "序号",
      ...Array.from({ length: 20 }, (_, index) => String(index + 1)),
    ]);
    const text = lines({ blocks, metadata });
    expect(text[0]).toBe("滨江市人民政府");
    expect(text.at(-1)).toBe("滨江市推动大规模设备更新任务分工表");
    expect(text.join()).not.toMatch(/首页|分享|打印|ICP|解读|搜索/);
  });

  it("services-upgrade.docx is numbered by Word alone", async () => {
    const document = await demo("services-upgrade.docx");
    const text = lines(document);
    expect(text.filter((line) => /^[一二三四五]、/.test(line)).map((line) => line.slice(0, 2))).toEqual([
      "一、",
      "二、",
      "三、",
      "四、",
      "五、",
    ]);
    expect(text.filter((line) => /^\d\./.test(line))).toHaveLength(18);
    const table = document.blocks.find((block) => block.kind === "table");
    expect(table?.kind === "table" && table.rows.map((row) => row.length)).toEqual(Array(9).fill(7));
  });
});
