import { beforeEach, describe, expect, it } from "vitest";
import { type Acting, actingFor } from "@/lib/auth/acting";
import { scopeOf } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { findOriginal, findPlanOrigin } from "@/lib/plans/data";
import { importedPlan } from "@/tests/setup/imported-plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import * as steps from "./reissue-steps";
import { first, second } from "./reissue-steps";

let workspace: TestWorkspace;
let acting: Acting;

beforeEach(async () => {
  workspace = await createWorkspace();
  acting = actingFor(workspace.actors.supervisor);
});

const planOf = (text: string) => importedPlan(acting, text);
const compared = (importId: string) => steps.compared(acting, importId);
const reissued = (planId: string, text?: string) => steps.reissued(acting, planId, text);
const accept = (importId: string) => steps.accept(acting, importId);

describe("a revised document", () => {
  it("lists the files of all editions, each for download and none to another workspace", async () => {
    const planId = await planOf(first);
    await accept(await reissued(planId));
    const editions = async () => (await findPlanOrigin(acting.scope, planId))?.editions ?? [];
    const by = workspace.actors.supervisor.name;
    expect(await editions()).toMatchObject([
      { edition: 2, fileName: "修订稿.txt", since: "2025-09-10", by },
      { edition: 1, fileName: "方案.txt", since: "2025-03-10", by },
    ]);
    const stranger = scopeOf((await createWorkspace()).actors.supervisor);
    for (const [at, { id }] of (await editions()).entries()) {
      const file = await findOriginal(acting.scope, planId, id);
      expect(new TextDecoder().decode(file?.bytes)).toBe(at === 0 ? second : first);
      expect(await findOriginal(stranger, planId, id)).toBeNull();
    }
    const elsewhere = await planOf(`${first} `);
    const [only] = (await findPlanOrigin(acting.scope, elsewhere))?.editions ?? [];
    expect(await findOriginal(acting.scope, planId, only?.id ?? "")).toBeNull();
    // The first text once more: it is kept once, and in force.
    await accept(await reissued(planId, first));
    expect((await editions()).map(({ edition, fileName }) => [edition, fileName])).toEqual([
      [3, "方案.txt"],
      [2, "修订稿.txt"],
    ]);
    expect((await editions())[0]?.since).toBe("2025-09-10");
  });

  it("brings the indicators up to the new text, keeps what was measured, and records each change", async () => {
    const table = (rows: string) => `| 序号 | 指标名称 | 单位 | 2024年基期值 | 2027年目标值 | 属性 |
| --- | --- | --- | --- | --- | --- |
${rows}
`;
    const withTable = (text: string, rows: string) => `${text}\n附件：主要指标表\n\n${table(rows)}`;
    const old = withTable(
      first,
      "| 1 | 制造业质量竞争力指数 | 分 | 84.2 | 86 | 预期性 |\n| 2 | 公共服务满意度 | 分 | 80 | 82 | 预期性 |",
    );
    const revised = withTable(
      second,
      "| 1 | 主导制定国家标准数 | 项 | 12 | 20 | 预期性 |\n| 2 | 制造业质量竞争力指数 | 分 | 84.2 | 86.5 | 约束性 |",
    );
    const planId = await planOf(old);
    const held = await database().indicator.findMany({ where: { planId }, orderBy: { order: "asc" } });
    expect(held.map(({ name }) => name)).toEqual(["制造业质量竞争力指数", "公共服务满意度"]);
    for (const { id: indicatorId } of held) {
      const on = toDatabaseDate("2025-06-30");
      const { workspaceId } = workspace;
      await database().indicatorReading.create({
        data: { workspaceId, indicatorId, on, value: 81, enteredBy: "督查室" },
      });
    }
    const importId = await reissued(planId, revised);
    const { indicators } = await compared(importId);
    expect(indicators.map(({ kind, name, readings }) => [kind, name, readings])).toEqual([
      ["new", "主导制定国家标准数", 0],
      ["changed", "制造业质量竞争力指数", 1],
      ["gone", "公共服务满意度", 1],
    ]);
    expect(indicators[1]?.changes).toEqual([
      { field: "nature", year: null, from: "expected", to: "binding" },
      { field: "target", year: 2027, from: "86", to: "86.5" },
    ]);
    await accept(importId);
    const after = await database().indicator.findMany({
      where: { planId },
      orderBy: { order: "asc" },
      include: { values: { orderBy: { year: "asc" } }, readings: true },
    });
    expect(after.map(({ name, nature, readings }) => [name, nature, readings.length])).toEqual([
      ["主导制定国家标准数", "expected", 0],
      ["制造业质量竞争力指数", "binding", 1],
      ["公共服务满意度", "expected", 1],
    ]);
    expect(after[1]?.id).toBe(held[0]?.id);
    expect(after.map(({ values }) => values.map(({ value }) => Number(value)))).toEqual([
      [12, 20],
      [84.2, 86.5],
      [80, 82],
    ]);
    const event = await database().auditEvent.findFirstOrThrow({ where: { planId, kind: "plan.revised" } });
    expect(event.data).toMatchObject({
      indicators: [
        { kind: "new", name: "主导制定国家标准数" },
        {
          kind: "changed",
          name: "制造业质量竞争力指数",
          changes: [
            { field: "nature", from: "expected", to: "binding" },
            { field: "target 2027", from: "86", to: "86.5" },
          ],
        },
        { kind: "gone", name: "公共服务满意度", changes: [] },
      ],
    });
    // The same text once more: nothing is news.
    const { indicators: again } = await compared(await reissued(planId, `${revised} `));
    expect(again.map(({ kind }) => kind)).toEqual(["same", "same", "same"]);
  });
});
