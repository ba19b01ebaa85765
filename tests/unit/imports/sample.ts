import type { DraftTask, ImportDraft } from "@/lib/imports/types";

export function task(key: string, more: Partial<DraftTask> = {}): DraftTask {
  return {
    key,
    sectionKey: null,
    number: key.slice(1),
    title: `任务${key}`,
    titleAnchor: null,
    text: "推进某项工作。",
    anchors: [[0, 10]],
    assignments: [{ departmentKey: "d1", role: "lead", anchor: [2, 6] }],
    deadline: { words: "2026年底前", date: "2026-12-31", kind: "by", anchor: null },
    targets: [],
    notes: [],
    checked: false,
    excluded: false,
    ...more,
  };
}

export function draft(tasks: DraftTask[], more: Partial<ImportDraft> = {}): ImportDraft {
  return {
    plan: {
      title: "某市实施方案",
      documentNumber: null,
      issuer: null,
      issuedOn: null,
      startsOn: "2025-01-01",
      endsOn: "2027-12-31",
      leadRule: "stated",
      basis: [],
    },
    departments: [
      {
        key: "d1",
        name: "市教育局",
        printedAs: "市教育局",
        collective: false,
        departmentId: crypto.randomUUID(),
      },
    ],
    sections: [],
    tasks,
    indicators: [],
    targets: [],
    acknowledged: [],
    ...more,
  };
}
