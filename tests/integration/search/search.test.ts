import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { findTasks } from "@/lib/search/data";
import { searchFor } from "@/lib/search/loaders";
import { foldWords, termsOf } from "@/lib/search/rules";
import { readSearch } from "@/lib/search/schema";
import type { SearchKind } from "@/lib/search/types";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let other: TestWorkspace;
let plan: TestPlan;

beforeAll(async () => {
  workspace = await createWorkspace();
  other = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 4 });
  const foreign = await createPlan(other, { tasks: 1 });
  const texts = [
    "推行养老机构服务质量认证。",
    "按照津滨政发〔2019〕16号文件办理。",
    "開展質量強市建設。",
    "其他工作。",
  ];
  for (const [i, text] of texts.entries()) {
    await database().task.update({
      where: { id: plan.tasks[i]?.id ?? "" },
      data: { text, title: i === 0 ? "养老服务" : null, number: i === 3 ? "(十二)" : String(i + 1) },
    });
  }
  await database().task.update({
    where: { id: foreign.tasks[0]?.id ?? "" },
    data: { text: "别的单位的质量认证工作" },
  });
  await database().plan.update({
    where: { id: plan.planId },
    data: { documentNumber: "滨政办发〔2025〕12号" },
  });
  const report = (of: TestPlan, at: number, text: string, submitted: boolean) => ({
    workspaceId: of === plan ? workspace.workspaceId : other.workspaceId,
    planId: of.planId,
    taskId: of.tasks[at]?.id ?? "",
    assignmentId: of.tasks[at]?.assignments.first ?? "",
    periodId: of.periodId,
    percent: 10,
    text,
    ...(submitted
      ? {
          status: "submitted" as const,
          submittedAt: new Date(),
          submittedBy: "某人",
          submittedById: randomUUID(),
        }
      : {}),
  });
  await database().report.createMany({
    data: [
      report(plan, 0, "已完成星级认证评定", true),
      report(plan, 1, "草稿里的星级认证", false),
      report(foreign, 0, "别处的星级认证", true),
    ],
  });
});

async function found(actor: Actor, query: string): Promise<Partial<Record<SearchKind, string[]>>> {
  const { groups } = await searchFor(actor, readSearch(query), 20);
  return Object.fromEntries(
    groups.map(({ kind, hits }) => [kind, hits.map(({ title }) => title.map(({ text }) => text).join(""))]),
  );
}

describe("the database folds as the marks are set", () => {
  it("for words of both scripts, brackets, widths and whatever else", async () => {
    const samples = [
      "津濱政發〔2019〕１６號 “質量”",
      "𠀀乾著後裏",
      "ＡbＣ（一）",
      "臺灣薴①㎡",
      "a\tb\u3000c'd\"e",
    ];
    const random = fc.sample(
      fc.string({
        unit: fc.oneof(
          fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
          fc.constantFrom("（", "[", "Ａ", "z", "〕", "。", "5", "　"),
        ),
        maxLength: 60,
      }),
      300,
    );
    const texts = [...samples, ...random];
    const rows = await database().$queryRaw<{ folded: string }[]>`
      SELECT search_fold(x) AS folded FROM unnest(${texts}::text[]) WITH ORDINALITY AS u (x, i) ORDER BY i`;
    expect(rows.map(({ folded }) => folded)).toEqual(texts.map(foldWords));
  });
});

describe("search", () => {
  it("finds words of two characters in both scripts, the titles first", async () => {
    const { supervisor } = workspace.actors;
    expect((await found(supervisor, "质量")).task).toEqual(["养老服务", "開展質量強市建設。"]);
    expect((await found(supervisor, "養老")).task).toEqual(["养老服务"]);
    expect((await found(supervisor, "质量 养老")).task).toEqual(["养老服务"]);
  });

  it("finds numbers of documents with any brackets, and tasks by their number", async () => {
    const { leader } = workspace.actors;
    for (const query of [
      "津滨政发〔2019〕16号",
      "津滨政发[2019]16号",
      "津滨政发(2019)16號",
      "津滨政发 2019 16号",
    ]) {
      expect((await found(leader, query)).task).toEqual(["按照津滨政发〔2019〕16号文件办理。"]);
    }
    expect((await found(leader, "滨政办发（2025）12号")).plan).toEqual(["某市某项工作实施方案"]);
    for (const query of ["第12项", "第十二项", "（十二）"]) {
      expect((await found(leader, query)).task?.[0]).toBe("其他工作。");
    }
    expect((await found(leader, "2")).task?.[0]).toContain("津滨政发");
  });

  it("shows reports that were handed in, and no drafts, to everybody of the workspace and nobody else", async () => {
    for (const role of ["supervisor", "leader", "officer", "other", "administrator"] as const) {
      const { groups } = await searchFor(workspace.actors[role], "星级认证", 20);
      expect(groups.map(({ kind, total }) => [kind, total])).toEqual([["report", 1]]);
    }
  });

  it("names no row of another workspace", async () => {
    const ids = new Set<string>();
    for (const query of ["质量认证", "星级", "市", "第1项", "officer", "方案"]) {
      for (const { hits } of (await searchFor(workspace.actors.administrator, query, 40)).groups) {
        for (const { id } of hits) ids.add(id);
      }
    }
    const foreign = await database().$queryRaw<{ id: string }[]>`
      SELECT id FROM tasks WHERE workspace_id = ${other.workspaceId}::uuid
      UNION ALL SELECT id FROM reports WHERE workspace_id = ${other.workspaceId}::uuid
      UNION ALL SELECT id FROM departments WHERE workspace_id = ${other.workspaceId}::uuid
      UNION ALL SELECT id FROM memberships WHERE workspace_id = ${other.workspaceId}::uuid
      UNION ALL SELECT id FROM plans WHERE workspace_id = ${other.workspaceId}::uuid`;
    expect(ids.size).toBeGreaterThan(5);
    expect(foreign.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it("tells sign-in names to those who manage people alone", async () => {
    const name = workspace.actors.leader.username;
    expect((await found(workspace.actors.administrator, name)).person).toEqual(["leader"]);
    expect((await found(workspace.actors.supervisor, name)).person).toBeUndefined();
    expect((await found(workspace.actors.supervisor, "officer")).person).toEqual(["officer"]);
  });

  it("finds departments by what they were once called", async () => {
    await database().departmentAlias.create({
      data: {
        workspaceId: workspace.workspaceId,
        departmentId: workspace.departments[1].id,
        name: "市质量技术监督局",
      },
    });
    const { groups } = await searchFor(workspace.actors.officer, "質量技術監督", 20);
    expect(groups.find(({ kind }) => kind === "department")?.hits[0]?.href).toBe(
      `/departments/${workspace.departments[1].id}`,
    );
  });

  it("answers anything that somebody may type", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.string(),
          fc.constantFrom("%", "'", "\\", "#1|", "|", "第项", "\u0000"),
        ),
        async (query) => {
          const { groups } = await searchFor(workspace.actors.officer, readSearch(query), 5);
          expect(groups.every(({ total, hits }) => total >= hits.length)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("with five thousand tasks", () => {
  beforeAll(async () => {
    const words = ["养老机构", "设备更新", "质量认证", "标准体系", "企业培育"];
    await database().$executeRaw`
      INSERT INTO tasks (id, workspace_id, plan_id, number, "order", title, text, updated_at)
      SELECT gen_random_uuid(), ${workspace.workspaceId}::uuid, ${plan.planId}::uuid, i::text, i, '任务' || i,
        repeat('各有关部门按照职责分工负责落实。', 12) || (${words}::text[])[1 + i % 5] || md5(i::text), now()
      FROM generate_series(100, 5099) i`;
    await database().$executeRaw`
      INSERT INTO assignments (id, workspace_id, task_id, department_id, role)
      SELECT gen_random_uuid(), t.workspace_id, t.id, ${workspace.departments[0].id}::uuid, 'lead'
      FROM tasks t WHERE t.plan_id = ${plan.planId}::uuid AND t."order" >= 100`;
    await database().$executeRaw`
      INSERT INTO reports (id, workspace_id, plan_id, task_id, assignment_id, period_id, percent, text, status,
        submitted_at, submitted_by, submitted_by_id, updated_at)
      SELECT gen_random_uuid(), a.workspace_id, t.plan_id, t.id, a.id, ${plan.periodId}::uuid, 50,
        '本月推进' || md5(t.id::text), 'submitted', now(), '某人', a.id, now()
      FROM assignments a JOIN tasks t ON t.id = a.task_id
      WHERE t.plan_id = ${plan.planId}::uuid AND t."order" >= 100`;
    await database().$executeRaw`VACUUM ANALYZE tasks`;
    await database().$executeRaw`VACUUM ANALYZE reports`;
  });

  it("finds words of any length in either script, and asks the index", async () => {
    const scope = scopeOf(workspace.actors.supervisor);
    for (const word of ["质量", "机构", "認證", "第321项"]) {
      const terms = termsOf(word);
      expect((await findTasks(scope, terms, 5)).length).toBeGreaterThan(0);
    }
    const lines = await database().$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN SELECT id FROM tasks WHERE search_grams(searchable) @> search_grams('设备') AND strpos(searchable, '设备') > 0`;
    expect(lines.map((line) => line["QUERY PLAN"]).join("\n")).toContain("tasks_searchable");
  });
});
