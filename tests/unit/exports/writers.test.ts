import { describe, expect, it } from "vitest";
import { csvLines, csvStream } from "@/lib/exports/csv";
import type { FileTable } from "@/lib/exports/types";
import { escapeXml } from "@/lib/exports/xml";

const table: FileTable = {
  title: "台账",
  note: "",
  name: "台账",
  paper: "A3",
  foot: "&P",
  columns: [
    { title: "序号", width: 6 },
    { title: "任务", width: 40 },
    { title: "时限", width: 12 },
  ],
  rows: [
    { kind: "section", title: "一、总则" },
    { kind: "row", cells: [1, '=HYPERLINK("x")，甲,乙', { kind: "day", on: "2026-12-31" }] },
    { kind: "row", cells: ["(八)", "两行\n文字", { kind: "percent", value: 40 }] },
  ],
};

describe("csv", () => {
  it("opens in Excel as it is, and runs nothing there", () => {
    const text = [...csvLines(table)].join("");
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.slice(1).split("\r\n")).toEqual([
      "序号,任务,时限",
      `1,"'=HYPERLINK(""x"")，甲,乙",2026-12-31`,
      '(八),"两行\n文字",40%',
      "",
    ]);
  });

  it("comes piece by piece, and is the same", async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({
      kind: "row" as const,
      cells: [index, "任务", "—"],
    }));
    const chunks: Uint8Array[] = [];
    for await (const chunk of csvStream({ ...table, rows })) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(2);
    expect(Buffer.concat(chunks).toString()).toBe([...csvLines({ ...table, rows })].join(""));
  });
});

describe("escapeXml", () => {
  it("keeps every character that XML can hold, and drops the others", () => {
    expect(escapeXml('甲 & <乙> "丙"\u0000\u000B\uD800𠮷\n')).toBe("甲 &amp; &lt;乙&gt; &quot;丙&quot;𠮷\n");
  });
});
