import { describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/auth/types";
import { documentPage, loadDocumentPlaces, loadDocumentWindows } from "@/lib/dashboards/document/loaders";
import type { DocumentWindow } from "@/lib/dashboards/document/view";
import { database } from "@/lib/db/client";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace } from "@/tests/setup/workspace";

const reader = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("@/lib/auth/session", async (original) => ({
  ...(await original<object>()),
  pageActor: async () => reader.actor,
}));

/** A plan whose text speaks of each task in a line of its own, with its lead and its deadline. */
async function createDocument(count: number): Promise<TestPlan & { text: string }> {
  const workspace = await createWorkspace();
  reader.actor = workspace.actors.supervisor;
  const plan = await createPlan(workspace, { tasks: count, status: "in_progress" });
  let text = "某市某项工作实施方案\n";
  const said = plan.tasks.map(({ id, assignments }, index) => {
    const start = text.length;
    text += `${index + 1}.推进第${index + 1}项事。${"按统一部署。".repeat(20)}2026年底前完成。`;
    const end = text.length;
    text += "（甲局牵头）\n";
    return { id, lead: assignments.first, anchors: [[start, end]], start: end + 1, end: end + 3 };
  });
  await database()
    .$executeRaw`UPDATE source_documents SET text = ${text} WHERE id = ${plan.documentId}::uuid`;
  await database().$executeRaw`
    WITH said AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS x(id uuid, lead uuid, anchors jsonb, start int, "end" int)
    ), placed AS (
      UPDATE assignments a SET anchor_start = s.start, anchor_end = s."end" FROM said s WHERE a.id = s.lead
    )
    UPDATE tasks t SET anchors = s.anchors, deadline_words = '2026年底前' FROM said s WHERE t.id = s.id`;
  return { ...plan, text };
}

const linesOf = (windows: readonly DocumentWindow[]) => windows.flatMap(({ lines }) => lines);
const tasksOf = (windows: readonly DocumentWindow[]) =>
  linesOf(windows).flatMap(({ tasks }) => tasks.map(({ id }) => id));

describe("the windows of a document", () => {
  it.each([3, 150, 420])(
    "have each of %i tasks and each line once, in the order of the text",
    async (count) => {
      const { planId, tasks, text } = await createDocument(count);
      const { text: page } = await documentPage(planId);
      if (!page) throw new Error("the document has no text");
      const windows = await Promise.all(
        page.starts.map((at) => loadDocumentWindows(planId, { at: String(at) })),
      );
      const all = windows.flat();
      expect(all.map(({ index }) => index)).toEqual(page.starts.map((_, index) => index));
      expect(page.first).toEqual(all[0]);
      expect(await loadDocumentWindows(planId, { all: "1" })).toEqual(all);
      expect(tasksOf(all)).toEqual(tasks.map(({ id }) => id));
      const said = linesOf(all).map(({ cells }) =>
        cells
          .flat()
          .map((piece) => piece.text)
          .join(""),
      );
      expect(said.join("\n")).toBe(text.trimEnd());
      const marks = linesOf(all).flatMap(({ cells }) =>
        cells.flat().flatMap(({ mark }) => mark?.as.kind ?? []),
      );
      expect(marks).toEqual(tasks.flatMap(() => ["deadline", "department"]));
    },
  );

  it("open at a task, at a place, at a word, with as many statements for few tasks as for many", async () => {
    const asked: number[][] = [];
    for (const count of [140, 400]) {
      const { planId, tasks, text } = await createDocument(count);
      const last = tasks.at(-1)?.id ?? "";
      const page = await countStatements(() => documentPage(planId, { task: last }));
      const window = await countStatements(() => loadDocumentWindows(planId, { task: last }));
      asked.push([page.statements.length, window.statements.length]);
      const opened = await documentPage(planId, { task: last });
      expect(opened.text?.first.index).toBe((opened.text?.starts.length ?? 0) - 1);
      expect(opened.text).toMatchObject({ taskId: last, at: text.indexOf(`${count}.推进`) });
      const read = await loadDocumentWindows(planId, { task: last });
      expect(tasksOf(read)).toContain(last);
      const places = await loadDocumentPlaces(planId, { q: `推进第 ${count} 项` });
      expect(places).toEqual([text.indexOf(`推进第${count}项`)]);
      const there = await loadDocumentWindows(planId, { at: String(places[0]) });
      expect(there).toEqual(read);
    }
    expect(asked[0]).toEqual(asked[1]);
  });

  it("are those of the edition in force, also where the same file came again", async () => {
    const { planId, documentId } = await createDocument(2);
    const before = await documentPage(planId);
    await database()
      .$executeRaw`UPDATE source_documents SET text = '又来的一版', edition = 3 WHERE id = ${documentId}::uuid`;
    const after = await documentPage(planId);
    const words = ({ text }: typeof after) =>
      text?.first.lines.flatMap(({ cells }) => cells.flat().map((piece) => piece.text)).join("");
    expect(words(before)).toContain("某市某项工作实施方案");
    expect(words(after)).toBe("又来的一版");
  });

  it("are none for a task of another plan and for a place that is no number", async () => {
    const { planId } = await createDocument(3);
    const other = await createDocument(2);
    await expect(loadDocumentWindows(planId, { all: "1" })).rejects.toThrow();
    const own = await createDocument(2);
    for (const params of [{ task: other.tasks[0]?.id }, { at: "-1" }, { at: "x" }, { task: "x" }, {}])
      expect(await loadDocumentWindows(own.planId, params)).toEqual([]);
    expect((await documentPage(own.planId, { task: other.tasks[0]?.id })).text).toMatchObject({
      at: null,
      taskId: null,
    });
  });
});
