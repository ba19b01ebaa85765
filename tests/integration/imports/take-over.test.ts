import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { type Acting, actingFor } from "@/lib/auth/acting";
import { scopeOf } from "@/lib/auth/scope";
import { fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { listDepartments } from "@/lib/departments/data";
import { handOut } from "@/lib/handing-out/mutations";
import { findImport, listOpenImports } from "@/lib/imports/data";
import { furnish } from "@/lib/imports/loaders";
import { createImport, discardImport, saveDraft, storeReading, takeOver } from "@/lib/imports/mutations";
import type { ImportDraft } from "@/lib/imports/types";
import { countStatements } from "@/tests/setup/database";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { largeReading, planText, realPlan } from "./samples";

const now = new Date("2025-03-10T02:00:00Z");
const bytes = new TextEncoder().encode(planText);

let workspace: TestWorkspace;
let acting: Acting;

beforeEach(async () => {
  workspace = await createWorkspace();
  acting = actingFor(workspace.actors.supervisor);
});

async function imported(): Promise<{ id: string; draft: ImportDraft }> {
  const { id } = await createImport(acting, { fileName: "方案.txt", bytes }, now);
  const found = await findImport(acting.scope, id);
  if (!found) throw new Error("the import was not kept");
  return { id, draft: found.draft };
}

function readPlan(planId: string) {
  return database().plan.findUniqueOrThrow({
    where: { id: planId },
    include: {
      documents: true,
      sections: { orderBy: { order: "asc" } },
      periods: true,
      tasks: {
        orderBy: { order: "asc" },
        include: { assignments: { include: { department: true } }, targets: true },
      },
    },
  });
}

async function everything(): Promise<Record<string, number>> {
  const where = { workspaceId: workspace.workspaceId };
  return {
    imports: await database().import.count({ where }),
    documents: await database().sourceDocument.count({ where }),
    plans: await database().plan.count({ where }),
    tasks: await database().task.count({ where }),
    departments: await database().department.count({ where }),
    aliases: await database().departmentAlias.count({ where }),
    audit: await database().auditEvent.count({ where }),
  };
}

describe("a document that came in", () => {
  it("is kept with its bytes, its reading and a draft", async () => {
    const { id, draft } = await imported();
    const row = await database().import.findUniqueOrThrow({ where: { id }, include: { document: true } });
    expect(Buffer.from(row.document.bytes).equals(Buffer.from(bytes))).toBe(true);
    expect(row).toMatchObject({ status: "in_review", version: 1, createdBy: "supervisor" });
    expect(row.reading).not.toHaveProperty("text");
    expect(draft.plan).toMatchObject({ startsOn: "2025-01-01", endsOn: "2027-12-31" });
    expect(draft.tasks).toHaveLength(4);
    const first = draft.tasks[0];
    const lead = draft.departments.find(({ key }) => key === first?.assignments[0]?.departmentKey);
    expect(lead).toMatchObject({
      name: "市市场监管局",
      departmentId: workspace.departments[1].id,
      collective: false,
    });
  });

  it("shows the words of its fields where they stand", async () => {
    const { id, draft } = await imported();
    const found = await findImport(acting.scope, id);
    const words = (anchor: [number, number] | null) => anchor && found?.text.slice(...anchor);
    for (const task of draft.tasks) {
      expect(words(task.titleAnchor)).toBe(task.title);
      expect(words(task.deadline?.anchor ?? null)).toBe(task.deadline?.words ?? null);
    }
  });
});

describe("the desk", () => {
  it("lays the workspace's departments beside the draft, as they are now", async () => {
    const { id } = await imported();
    const stored = await findImport(acting.scope, id);
    if (!stored) throw new Error("the import was not kept");
    const key = stored.draft.departments.find(({ name }) => name === "市工信局")?.key ?? "";
    const before = furnish(stored, await listDepartments(acting.scope));
    expect(before.similar[key]?.map(({ name }) => name)).toEqual(["市工业和信息化局"]);

    // Somebody makes a department of that very name, and another one goes.
    await database().department.create({ data: { workspaceId: workspace.workspaceId, name: "市工信局" } });
    const gone = stored.draft.departments.map((department) => ({ ...department, departmentId: id }));
    const kept = { ...stored, draft: { ...stored.draft, departments: gone } };
    const after = furnish(kept, await listDepartments(acting.scope));
    expect(after.similar).toEqual({});
    const settled = after.draft.departments.filter(({ departmentId }) => departmentId !== null);
    expect(settled.map(({ name }) => name).sort()).toEqual(
      ["市工信局", "市工业和信息化局", "市市场监管局"].sort(),
    );

    // One that has ended is offered no more, though nobody took over from it.
    await database().department.updateMany({
      where: { workspaceId: workspace.workspaceId, name: "市工信局" },
      data: { endedOn: toDatabaseDate("2025-01-31") },
    });
    const offered = furnish(stored, await listDepartments(acting.scope)).directory.map(({ name }) => name);
    expect(offered).toContain("市工业和信息化局");
    expect(offered).not.toContain("市工信局");
  });

  it("is one statement for the import and one for the departments", async () => {
    const { id } = await storeReading(acting, { fileName: "大方案.txt", bytes }, largeReading(300), now);
    const { statements } = await countStatements(() =>
      Promise.all([findImport(acting.scope, id), listDepartments(acting.scope)]),
    );
    expect(statements).toHaveLength(2);
    expect((await countStatements(() => listOpenImports(acting.scope))).statements).toHaveLength(1);
  });
});

describe("taking over", () => {
  it("makes the plan as it was checked", async () => {
    const { id, draft } = await imported();
    const [one, two, three, four] = draft.tasks;
    if (!one || !two || !three || !four) throw new Error("four tasks were expected");
    const education = { key: "dx", name: "市教育局", printedAs: null, collective: false, departmentId: null };
    const short = draft.departments.find(({ name }) => name === "市工信局");
    const departments = draft.departments.map((department) =>
      department === short ? { ...department, departmentId: workspace.departments[0].id } : department,
    );
    const { version } = await saveDraft(
      acting,
      {
        importId: id,
        version: 1,
        changes: {
          plan: { ...draft.plan, title: "改过的方案" },
          departments: [...departments, education],
          tasks: [
            {
              ...one,
              title: "改过的任务",
              assignments: [
                { departmentKey: "dx", role: "lead", anchor: null },
                ...one.assignments.map((assignment) => ({ ...assignment, role: "cooperating" as const })),
              ],
              deadline: { words: "", date: "2026-03-31", kind: "by", anchor: null },
            },
            { ...two, excluded: true },
            { ...three, deadline: { words: "持续推进", date: null, kind: "ongoing", anchor: null } },
          ],
        },
      },
      now,
    );
    const { planId } = await takeOver(acting, { importId: id, version, handOut: true }, now);
    const plan = await readPlan(planId);
    expect(plan).toMatchObject({ title: "改过的方案", status: "active", handedOutAt: now });
    expect(plan.documents).toHaveLength(1);
    expect(plan.sections.length).toBeGreaterThan(2);
    expect(plan.tasks).toHaveLength(3);
    const [first, second, third] = plan.tasks;
    expect(first).toMatchObject({ title: "改过的任务", number: "1", order: 1, status: "assigned" });
    expect(first?.deadlineOn && fromDatabaseDate(first.deadlineOn)).toBe("2026-03-31");
    const roles = (task: typeof first) =>
      Object.fromEntries(task?.assignments.map(({ department, role }) => [department.name, role]) ?? []);
    expect(roles(first)).toMatchObject({ 市教育局: "lead", 市市场监管局: "cooperating" });
    expect(roles(second)).toMatchObject({ 各区政府: "cooperating" });
    expect(second).toMatchObject({ deadlineKind: "ongoing", deadlineOn: null });
    expect(roles(third)).toMatchObject({ 市工业和信息化局: "lead" });
    const collective = second?.assignments.find(({ department }) => department.name === "各区政府");
    expect(collective?.department.isCollective).toBe(true);
    expect(plan.periods[0]).toMatchObject({
      startsOn: new Date("2025-03-01"),
      dueOn: new Date("2025-03-25"),
    });
    expect(plan.periods.at(-1)?.endsOn).toEqual(new Date("2027-12-31"));
    const alias = await database().departmentAlias.findFirst({
      where: { workspaceId: workspace.workspaceId, name: "市工信局" },
    });
    expect(alias?.departmentId).toBe(workspace.departments[0].id);
    const kinds = await database().auditEvent.findMany({
      where: { workspaceId: workspace.workspaceId },
      orderBy: { sequence: "asc" },
      select: { kind: true },
    });
    expect(kinds.at(0)?.kind).toBe("import.uploaded");
    expect(kinds.slice(-2).map(({ kind }) => kind)).toEqual(["plan.imported", "plan.handed_out"]);
    expect((await verifyChain(acting.scope)).brokenAt).toBeNull();

    // The next document that prints the short name needs nobody to settle it.
    const again = await imported();
    const known = again.draft.departments.find(({ name }) => name === "市工信局");
    expect(known?.departmentId).toBe(workspace.departments[0].id);
  });

  it("asked twice, at once or later, makes one plan", async () => {
    const { id } = await imported();
    const order = { importId: id, version: 1, handOut: false };
    const both = await Promise.all([takeOver(acting, order, now), takeOver(acting, order, now)]);
    const third = await takeOver(acting, order, now);
    expect(new Set([...both, third].map(({ planId }) => planId)).size).toBe(1);
    expect((await everything()).plans).toBe(1);
  });

  it("follows a department to its successor and joins what became one", async () => {
    const { id, draft } = await imported();
    const [old, current] = workspace.departments;
    await database().department.update({
      where: { id: old.id },
      data: { successorId: current.id, endedOn: new Date("2024-12-31") },
    });
    const { planId } = await takeOver(acting, { importId: id, version: 1, handOut: false }, now);
    const plan = await readPlan(planId);
    expect(draft.tasks[0]?.assignments).toHaveLength(3);
    expect(plan.tasks[0]?.assignments).toHaveLength(2);
    const kept = plan.tasks[0]?.assignments.find(({ departmentId }) => departmentId === current.id);
    expect(kept?.role).toBe("lead");
  });

  it("hands nothing out that nobody was asked to do, and the rest later", async () => {
    const { id, draft } = await imported();
    const [one] = draft.tasks;
    if (!one) throw new Error("a task was expected");
    const changes = { tasks: [{ ...one, assignments: [] }] };
    const { version } = await saveDraft(acting, { importId: id, version: 1, changes }, now);
    const { planId } = await takeOver(acting, { importId: id, version, handOut: false }, now);
    expect((await readPlan(planId)).tasks.every(({ status }) => status === "draft")).toBe(true);
    expect(await handOut(acting, planId, now)).toEqual({ tasks: 3 });
    expect((await readPlan(planId)).tasks.map(({ status }) => status)).toEqual([
      "draft",
      "assigned",
      "assigned",
      "assigned",
    ]);
    const before = await everything();
    expect(await handOut(acting, planId, now)).toEqual({ tasks: 0 });
    expect(await everything()).toEqual(before);
    const changed = await database().statusChange.findMany({ where: { workspaceId: workspace.workspaceId } });
    expect(changed).toHaveLength(3);
    expect(changed[0]).toMatchObject({ from: "draft", to: "assigned", actorName: "supervisor" });
  });

  it("leaves nothing behind when its last step fails", async () => {
    const { id } = await imported();
    const before = await everything();
    // The log is written last; an entry that already stands in its place makes that fail.
    await database().$executeRawUnsafe(
      `ALTER TABLE audit_events ADD CONSTRAINT test_refusal CHECK (workspace_id <> '${workspace.workspaceId}') NOT VALID`,
    );
    const attempt = takeOver(acting, { importId: id, version: 1, handOut: true }, now);
    await expect(attempt).rejects.toThrow();
    await database().$executeRawUnsafe("ALTER TABLE audit_events DROP CONSTRAINT test_refusal");
    expect(await everything()).toEqual(before);
    await takeOver(acting, { importId: id, version: 1, handOut: true }, now);
    expect(await everything()).toMatchObject({ plans: 1, tasks: 4 });
  });

  it.each([
    ["planTitleMissing", (draft: ImportDraft) => ({ plan: { ...draft.plan, title: "  " } })],
    [
      "noTasks",
      (draft: ImportDraft) => ({ tasks: draft.tasks.map((task) => ({ ...task, excluded: true })) }),
    ],
    [
      "taskWithoutText",
      (draft: ImportDraft) => ({ tasks: draft.tasks.slice(0, 1).map((task) => ({ ...task, text: " " })) }),
    ],
  ])("is refused with %s", async (code, changesOf) => {
    const { id, draft } = await imported();
    const changes = changesOf(draft);
    const { version } = await saveDraft(acting, { importId: id, version: 1, changes }, now);
    const before = await everything();
    await expect(takeOver(acting, { importId: id, version, handOut: true }, now)).rejects.toMatchObject({
      code,
    });
    expect(await everything()).toEqual(before);
  });

  it("takes five thousand tasks, in as many statements as fifty but for batches", async () => {
    const run = async (tasks: number) => {
      const { id } = await storeReading(acting, { fileName: "大方案.txt", bytes }, largeReading(tasks), now);
      const order = { importId: id, version: 1, handOut: true };
      const { result, statements } = await countStatements(() => takeOver(acting, order, now));
      return { ...result, statements: statements.length };
    };
    const few = await run(50);
    const many = await run(5000);
    expect(many.statements).toBeLessThanOrEqual(few.statements + 10);
    const where = { planId: many.planId };
    expect(await database().task.count({ where: { ...where, status: "assigned" } })).toBe(5000);
    expect(await database().assignment.count({ where: { task: where } })).toBe(10_000);
    expect(await database().indicatorValue.count({ where: { indicator: where } })).toBe(2);
  }, 180_000);

  // Real plans lie beside some checkouts only.
  const real = realPlan("cnca-2018-implementation.txt");
  if (real)
    it("reads the fifty tasks of a real plan", async () => {
      const { id } = await createImport(acting, real, now);
      const { planId } = await takeOver(acting, { importId: id, version: 1, handOut: true }, now);
      const plan = await readPlan(planId);
      expect(plan.tasks).toHaveLength(50);
      const lead = plan.tasks[0]?.assignments.find(({ role }) => role === "lead");
      expect(lead?.department.name).toBe("认可部");
    });
});

describe("two people at one draft", () => {
  it("are told, and nothing is overwritten", async () => {
    const { id, draft } = await imported();
    const save = (title: string) =>
      saveDraft(acting, { importId: id, version: 1, changes: { plan: { ...draft.plan, title } } }, now);
    const results = await Promise.allSettled([save("甲"), save("乙")]);
    const saved = results.findIndex(({ status }) => status === "fulfilled");
    expect(results.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { code: "conflict" } },
    ]);
    const kept = await findImport(acting.scope, id);
    expect(kept).toMatchObject({ version: 2, draft: { plan: { title: saved === 0 ? "甲" : "乙" } } });
    await expect(takeOver(acting, { importId: id, version: 1, handOut: true }, now)).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await everything()).plans).toBe(0);
  });

  it("cannot go on with what was put away or taken over", async () => {
    const { id, draft } = await imported();
    await discardImport(acting, id, now);
    const save = { importId: id, version: 2, changes: { plan: draft.plan } };
    await expect(saveDraft(acting, save, now)).rejects.toMatchObject({ code: "stateForbids" });
    await expect(takeOver(acting, { importId: id, version: 2, handOut: true }, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
    const other = await imported();
    await takeOver(acting, { importId: other.id, version: 1, handOut: false }, now);
    await expect(discardImport(acting, other.id, now)).rejects.toMatchObject({ code: "stateForbids" });
  });
});

describe("another workspace", () => {
  it("sees and changes nothing of an import", async () => {
    const { id, draft } = await imported();
    const stranger = await createWorkspace();
    const theirs = actingFor(stranger.actors.supervisor);
    expect(await findImport(scopeOf(stranger.actors.supervisor), id)).toBeNull();
    const refused = { code: "notFound" };
    const changes = { plan: draft.plan };
    await expect(saveDraft(theirs, { importId: id, version: 1, changes }, now)).rejects.toMatchObject(
      refused,
    );
    await expect(discardImport(theirs, id, now)).rejects.toMatchObject(refused);
    await expect(takeOver(theirs, { importId: id, version: 1, handOut: true }, now)).rejects.toMatchObject(
      refused,
    );
    const { planId } = await takeOver(acting, { importId: id, version: 1, handOut: false }, now);
    await expect(handOut(theirs, planId, now)).rejects.toMatchObject(refused);
  });

  it("is given no department of this one", async () => {
    const { id, draft } = await imported();
    const stranger = await createWorkspace();
    const foreign = stranger.departments[0].id;
    const departments = draft.departments.map((department) => ({ ...department, departmentId: foreign }));
    const { version } = await saveDraft(acting, { importId: id, version: 1, changes: { departments } }, now);
    const { planId } = await takeOver(acting, { importId: id, version, handOut: true }, now);
    const plan = await readPlan(planId);
    const given = plan.tasks.flatMap(({ assignments }) =>
      assignments.map(({ departmentId }) => departmentId),
    );
    expect(given).not.toContain(foreign);
  });
});
