import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ImportedPlan } from "@/lib/parser/types";

const plans = resolve("..", "shared", "importing", "plans");

/** One of the real plans that lie beside the checkout; null where they do not. */
export function realPlan(name: string): { fileName: string; bytes: Uint8Array } | null {
  const path = resolve(plans, name);
  return existsSync(path) ? { fileName: name, bytes: readFileSync(path) } : null;
}

/** A plan as people write them, with a lead and others for each task. */
export const planText = `关于印发某市提升服务质量实施方案（2025—2027年）的通知

某市提升服务质量实施方案（2025—2027年）

为贯彻落实《质量强国建设纲要》，结合我市实际，制定本方案。

一、总体要求
坚持质量第一，到2027年，服务质量明显提升。

二、重点任务
（一）夯实质量基础
1.健全标准体系。制定服务业地方标准20项，推动重点企业对标达标，2026年底前完成。（市市场监管局牵头，市工业和信息化局、市商务局配合）
2.提升计量能力。建设计量测试中心3个，完善量值溯源体系，2026年6月底前完成。（市市场监管局牵头，市科技局配合）
（二）优化消费环境
3.开展放心消费创建。培育放心消费单位1000家，健全投诉处理机制，持续推进。（市商务局牵头，市市场监管局、各区政府配合）
4.规范平台经济。督促平台企业落实主体责任，完善监测手段，2027年底前建成监测平台。（市工信局牵头，市商务局配合）

三、保障措施
加强组织领导，落实经费保障。
`;

/** A reading of many tasks, as large as the largest plans are, without a document behind it. */
export function largeReading(tasks: number): ImportedPlan {
  const words = "由市教育局牵头，市财政局配合。";
  return {
    schemaVersion: 1,
    source: { fileName: "大方案.txt", format: "txt", sha256: "0".repeat(64), characters: words.length },
    document: {
      title: "某市实施方案（2025—2027年）",
      documentNumber: null,
      issuer: null,
      issuedOn: null,
      script: "simplified",
      leadRule: "stated",
      basis: [],
      bodies: [],
    },
    text: words,
    sections: [{ id: "s1", parentId: null, label: "一、", title: "任务", anchor: [0, 2] }],
    tasks: Array.from({ length: tasks }, (_, index) => ({
      id: `t${index + 1}`,
      sectionId: "s1",
      path: ["一、任务"],
      number: String(index + 1),
      title: `第${index + 1}项`,
      text: words,
      assignments: [
        { name: "市教育局", role: "lead" as const, collective: false, anchor: [1, 5] },
        { name: `第${index % 30}局`, role: "cooperating" as const, collective: false, anchor: [8, 12] },
      ],
      deadline: null,
      targets: [
        { metric: "数量", comparator: ">=" as const, value: 3, unit: "个", year: null, anchor: [0, 1] },
      ],
      anchors: [[0, words.length]],
      confidence: 1,
      notes: [],
    })),
    indicators: [
      {
        group: null,
        name: "合格率",
        unit: "%",
        nature: "expected",
        values: [
          { year: 2024, value: 90, kind: "baseline" },
          { year: 2027, value: 95, kind: "target" },
          { year: 2027, value: 95, kind: "target" },
        ],
        anchor: [0, 1],
      },
    ],
    targets: [],
    warnings: [],
  };
}
