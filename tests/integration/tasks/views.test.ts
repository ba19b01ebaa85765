import { beforeAll, describe, expect, it } from "vitest";
import { gatherComparison, gatherMatrix, gatherMatrixRows } from "@/lib/assignments/loaders";
import { scopeOf } from "@/lib/auth/scope";
import { addDays } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { gatherDivisionTable } from "@/lib/exports/loaders";
import { findPlanHead } from "@/lib/plans/data";
import type { PlanAccess } from "@/lib/plans/loaders";
import { gatherBoard, gatherCards } from "@/lib/tasks/board/loaders";
import { readPile, readPiles } from "@/lib/tasks/board/schema";
import { boardGroupings } from "@/lib/tasks/board/types";
import { gatherLedger, gatherLedgerRows } from "@/lib/tasks/loaders";
import { assignmentLight } from "@/lib/tasks/rules";
import { readTaskQuery } from "@/lib/tasks/schema";
import { taskSorts } from "@/lib/tasks/types";
import { withLedgerRows } from "@/lib/tasks/view";
import { gatherTimeline } from "@/lib/timeline/loaders";
import { countStatements } from "@/tests/setup/database";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const byStatus = { by: "status", lanes: false } as const;
const cut = { by: "status", lanes: true } as const;
const everything = { leadsOnly: false, tasks: readTaskQuery({}) };
let workspace: TestWorkspace;
let small: PlanAccess;
let large: PlanAccess;

async function access(tasks: number, of = workspace): Promise<PlanAccess> {
  const { planId, today } = await createPlan(of, { tasks, status: "in_progress" });
  const actor = of.actors.supervisor;
  const scope = scopeOf(actor);
  const plan = await findPlanHead(scope, planId);
  if (!plan) throw new Error("the plan was not found again");
  return { actor, scope, day: today, plan };
}

beforeAll(async () => {
  workspace = await createWorkspace();
  small = await access(20);
  large = await access(400);
  // Every light and every role somewhere.
  await database().$executeRaw`
    UPDATE tasks SET percent = ("order" * 7) % 100, is_blocked = "order" % 11 = 0,
      deadline_on = CASE WHEN "order" % 3 = 0 THEN ${large.day}::date + ("order" - 100) END, deadline_kind = 'by'
    WHERE plan_id = ${large.plan.id}::uuid`;
  await database().$executeRaw`
    UPDATE assignments a SET is_blocked = t."order" % 13 = 0,
      role = (CASE WHEN t."order" % 5 = 0 AND a.role = 'lead' THEN 'responsible' ELSE a.role::text END)::"AssignmentRole",
      acknowledged_at = CASE WHEN t."order" % 2 = 0 THEN now() END
    FROM tasks t WHERE t.id = a.task_id AND t.plan_id = ${large.plan.id}::uuid`;
});

describe("the number of statements", () => {
  const views: [string, (of: PlanAccess) => Promise<unknown>][] = [
    ["table", (of) => gatherLedger(of, readTaskQuery({}))],
    ["board", (of) => gatherBoard(of, readTaskQuery({}), byStatus)],
    ["matrix", (of) => gatherMatrix(of, everything)],
  ];
  it.each(views)("of the %s is the same for 20 tasks and for 400", async (_, gather) => {
    const few = await countStatements(() => gather(small));
    const many = await countStatements(() => gather(large));
    expect(many.statements).toHaveLength(few.statements.length);
    expect(many.statements.length).toBeLessThanOrEqual(6);
  });
});

describe("the table", () => {
  it("agrees with itself: rows, sums and the counts of choices", async () => {
    const whole = await gatherLedger(large, readTaskQuery({}), 400);
    const rows = whole.groups.flatMap((group) => group.rows);
    expect(rows).toHaveLength(400);
    expect(whole.totals).toMatchObject({ shown: 400, total: 400 });
    for (const { key, count } of whole.options.light) {
      expect(rows.filter(({ light }) => light === key)).toHaveLength(count);
      const narrowed = await gatherLedger(large, readTaskQuery({ light: key }), 400);
      expect(narrowed.totals).toMatchObject({ shown: count, total: 400 });
      // The other choices of the same filter keep their counts.
      expect(narrowed.options.light.map((option) => option.count)).toEqual(
        whole.options.light.map((option) => option.count),
      );
    }
    for (const { key, count } of whole.options.due) {
      const narrowed = await gatherLedger(large, readTaskQuery({ due: key }), 400);
      expect(narrowed.groups.flatMap((group) => group.rows)).toHaveLength(count);
    }
    for (const { key, count } of whole.options.role) {
      const narrowed = await gatherLedger(large, readTaskQuery({ role: key }), 400);
      expect(narrowed.groups.flatMap((group) => group.rows)).toHaveLength(count);
    }
  });

  it("joins a department with its role, and finds tasks that nobody leads", async () => {
    const [industry] = workspace.departments;
    const led = await gatherLedger(large, readTaskQuery({ department: industry.id, role: "lead" }), 400);
    expect(led.totals?.shown).toBe(320);
    const unled = await gatherLedger(large, readTaskQuery({ role: "nolead" }), 400);
    expect(unled.totals?.shown).toBe(80);
    const words = await gatherLedger(large, readTaskQuery({ q: "第 17 项" }), 400);
    expect(words.groups.flatMap((group) => group.rows).map(({ number }) => number)).toEqual(["17"]);
  });

  it.each(taskSorts)("sorts by %s both ways without losing a row", async (sort) => {
    for (const dir of ["asc", "desc"]) {
      const view = await gatherLedger(large, readTaskQuery({ sort, dir }), 400);
      expect(new Set(view.groups.flatMap((group) => group.rows).map(({ id }) => id)).size).toBe(400);
    }
  });

  it("shows nothing of a plan to another workspace, whatever id it names", async () => {
    const other = await createWorkspace();
    const foreign = { ...large, actor: other.actors.supervisor, scope: scopeOf(other.actors.supervisor) };
    const view = await gatherLedger(foreign, readTaskQuery({}));
    expect(view.groups).toEqual([]);
    expect(view.options.section).toEqual([]);
    const matrix = await gatherMatrix(foreign, everything);
    expect(matrix).toMatchObject({
      tasks: 0,
      sections: [],
      columns: [],
      highlights: { unled: { count: 0 } },
    });
  });

  it("comes with its first rows and all of its sums, and the rest page by page", async () => {
    const query = readTaskQuery({ group: "department", sort: "deadline", dir: "desc" });
    const whole = await gatherLedger(large, query, 400);
    const opened = await gatherLedger(large, query);
    const rows = opened.groups.flatMap((group) => group.rows);
    expect(rows).toHaveLength(100);
    expect(opened.totals).toEqual(whole.totals);
    expect(opened.options).toEqual(whole.options);
    for (let page = rows; page.length > 0; ) {
      const after = { after: rows.at(-1)?.id ?? null, limit: 90 };
      page = await gatherLedgerRows(large, query, after);
      rows.push(...page);
    }
    expect(withLedgerRows(opened, rows).groups).toEqual(whole.groups);
  });
});

describe("the board", () => {
  it.each(boardGroupings)("has in each column by %s as many cards as it says", async (by) => {
    const query = readTaskQuery({});
    const piles = { by, lanes: false };
    const view = await gatherBoard(large, query, piles);
    for (const { key, cards, count } of view.columns) {
      const pile = { key, sectionId: null };
      const read = await gatherCards(large, query, piles, pile, { after: null, limit: 400 });
      expect(read).toHaveLength(count);
      expect(read.slice(0, cards.length)).toEqual(cards);
    }
    expect(view.columns.reduce((sum, { count }) => sum + count, 0)).toBe(400);
  });

  it("reads each pile on from the card that was last seen of it", async () => {
    const query = readTaskQuery({});
    for (const piles of [byStatus, cut]) {
      const view = await gatherBoard(large, query, piles);
      for (const column of view.columns) {
        const own = piles.lanes ? column.sections : [{ sectionId: null, count: column.count }];
        for (const { sectionId, count } of own) {
          const cards = column.cards
            .filter((card) => !piles.lanes || card.sectionId === sectionId)
            .map(({ id }) => id);
          while (cards.length < count) {
            const page = { after: cards.at(-1) ?? null, limit: 150 };
            const more = await gatherCards(large, query, piles, { key: column.key, sectionId }, page);
            expect(more.length).toBeGreaterThan(0);
            cards.push(...more.map(({ id }) => id));
          }
          expect(new Set(cards).size).toBe(count);
        }
      }
    }
  });

  it("reads the column of tasks without a month, which stands behind all others", async () => {
    const open = await access(60, await createWorkspace());
    await database().$executeRaw`UPDATE plans SET ends_on = NULL WHERE id = ${open.plan.id}::uuid`;
    await database().$executeRaw`
      UPDATE tasks SET deadline_kind = CASE WHEN "order" < 50 THEN 'by'::"DeadlineKind" END,
        deadline_on = CASE WHEN "order" < 50 THEN date_trunc('month', ${open.day}::date) + ("order" % 10) * interval '1 month' END
      WHERE plan_id = ${open.plan.id}::uuid`;
    const query = readTaskQuery({});
    const piles = readPiles({ by: "month" });
    const none = (await gatherBoard(open, query, piles)).columns.at(-1);
    expect(none).toMatchObject({ key: null, count: 10, cards: [] });
    const page = { after: null, limit: 400 };
    expect(await gatherCards(open, query, piles, readPile({ by: "month" }), page)).toHaveLength(10);
  });

  it("has no more cards after one that has left its pile", async () => {
    const query = readTaskQuery({});
    const { columns } = await gatherBoard(large, query, byStatus);
    const [one] = columns.flatMap(({ cards }) => cards);
    const other = columns.find(({ key }) => key !== one?.status)?.key ?? null;
    const page = { after: one?.id ?? null, limit: 5 };
    expect(await gatherCards(large, query, byStatus, { key: other, sectionId: null }, page)).toEqual([]);
  });

  it("comes with the cards of the columns and the sections that are in sight at first, and of no others", async () => {
    const other = await createWorkspace();
    const wide = await access(400, other);
    await database().$executeRaw`
      INSERT INTO sections (id, workspace_id, plan_id, "order", title, anchor_start, anchor_end)
      SELECT gen_random_uuid(), ${other.workspaceId}::uuid, ${wide.plan.id}::uuid, n + 100, '第' || n || '节', 0, 0
      FROM generate_series(0, 39) n`;
    await database().$executeRaw`
      UPDATE tasks t SET section_id = c.id,
        deadline_on = date_trunc('month', ${wide.day}::date) + (t."order" % 20) * interval '1 month', deadline_kind = 'by'
      FROM sections c WHERE t.plan_id = ${wide.plan.id}::uuid AND c.plan_id = t.plan_id AND c."order" = 100 + t."order" / 10`;
    const query = readTaskQuery({});
    for (const by of ["month", "section"] as const) {
      const { columns } = await gatherBoard(wide, query, { by, lanes: false });
      expect(columns.length).toBeGreaterThan(8);
      for (const [index, { cards, count }] of columns.entries())
        expect(cards).toHaveLength(index < 8 ? Math.min(count, 12) : 0);
    }
    const [assigned] = (await gatherBoard(wide, query, byStatus)).columns.filter(({ count }) => count > 0);
    expect(assigned?.cards).toHaveLength(24);
    const { columns, lanes } = await gatherBoard(wide, query, { by: "month", lanes: true });
    const of = (sectionId: string | null) =>
      columns.flatMap(({ cards }) => cards.filter((card) => card.sectionId === sectionId));
    // Every other section has a card in each of the first columns; twelve of them make as many cells as a page has.
    const sent = (lanes ?? []).map(({ sectionId }) => of(sectionId).length);
    expect(sent).toEqual(sent.map((_, index) => (index % 2 === 0 && index < 24 ? 8 : 0)));
  });

  it("is cut across by section with counts that hold, unless its columns are the sections", async () => {
    const view = await gatherBoard(large, readTaskQuery({ light: "red,yellow" }), cut, 400);
    const cards = view.columns.flatMap((column) => column.cards);
    expect(view.lanes?.length).toBeGreaterThan(0);
    for (const { sectionId, count } of view.lanes ?? [])
      expect(cards.filter((card) => card.sectionId === sectionId)).toHaveLength(count);
    expect(view.lanes?.reduce((sum, { count }) => sum + count, 0)).toBe(view.total);
    expect(readPiles({ by: "section", lanes: "section" })).toEqual({ by: "section", lanes: false });
  });

  it("offers a supervisor the supervisor's steps, and a department its own", async () => {
    const [card] = (await gatherBoard(small, readTaskQuery({}), byStatus)).columns.flatMap(
      ({ cards }) => cards,
    );
    expect(card?.steps).toEqual(["suspend", "cancel"]);
    const officer = { ...small, actor: workspace.actors.officer };
    const [own] = (await gatherBoard(officer, readTaskQuery({}), byStatus)).columns.flatMap(
      ({ cards }) => cards,
    );
    expect(own?.steps).toEqual(["claim_completion"]);
    for (const role of ["leader", "administrator"] as const) {
      const reader = { ...small, actor: workspace.actors[role] };
      const view = await gatherBoard(reader, readTaskQuery({}), byStatus);
      expect(view.columns.flatMap(({ cards }) => cards).every(({ steps }) => steps.length === 0)).toBe(true);
      expect(view.mayMove).toBe(false);
    }
  });
});

describe("the matrix", () => {
  it("colours each cell in SQL as the rule does in TypeScript, and its edges add up", async () => {
    const view = await gatherMatrix(large, everything, 400);
    const rows = view.sections.flatMap((section) => section.rows);
    const cells = rows.flatMap((row) => row.cells.map((cell) => ({ row, cell })));
    expect(cells).toHaveLength(800);
    for (const { row, cell } of cells) expect(cell.light).toBe(assignmentLight(cell, row.light));
    expect(new Set(cells.map(({ cell }) => cell.light)).size).toBeGreaterThanOrEqual(3);
    for (const column of view.columns) {
      const own = cells.filter(({ cell }) => cell.departmentId === column.id);
      expect(column.sums).toEqual({
        leads: own.filter(({ cell }) => cell.role === "lead").length,
        responsibles: own.filter(({ cell }) => cell.role === "responsible").length,
        cooperating: own.filter(({ cell }) => cell.role === "cooperating").length,
        warning: own.filter(({ cell }) => cell.light === "red" || cell.light === "yellow").length,
      });
    }
    expect(view.totals.leads + view.totals.responsibles + view.totals.cooperating).toBe(800);
    expect(view.highlights.unled.count).toBe(80);
    expect(view.highlights.unled.first).toHaveLength(8);
    for (const section of view.sections) {
      const own = cells.filter(({ row }) => row.sectionId === section.id);
      expect(section.tasks).toBe(section.rows.length);
      expect(section.counts).toEqual(
        view.columns.map(({ id }) => own.filter(({ cell }) => cell.departmentId === id).length),
      );
    }
  });

  it("comes with its first rows and all of its sums, and the rest page by page", async () => {
    const whole = await gatherMatrix(large, everything, 400);
    const opened = await gatherMatrix(large, everything);
    const rows = opened.sections.flatMap((section) => section.rows);
    expect(rows.length).toBeLessThan(200);
    expect({ ...opened, sections: null }).toEqual({ ...whole, sections: null });
    for (let page = rows; page.length > 0; ) {
      page = await gatherMatrixRows(large, everything, { after: rows.at(-1)?.id ?? null, limit: 90 });
      rows.push(...page);
    }
    expect(rows).toEqual(whole.sections.flatMap((section) => section.rows));
    const gone = { after: workspace.departments[0].id, limit: 90 };
    expect(await gatherMatrixRows(large, everything, gone)).toEqual([]);
  });

  it("narrows to leads and to one department", async () => {
    const [, market] = workspace.departments;
    const ofMarket = { leadsOnly: false, tasks: readTaskQuery({ department: market.id }) };
    const leads = await gatherMatrix(large, { ...everything, leadsOnly: true });
    expect(leads.columns).toHaveLength(1);
    expect(leads.totals).toMatchObject({ leads: 320, responsibles: 0, cooperating: 0 });
    const own = await gatherMatrix(large, ofMarket);
    expect(own.tasks).toBe(400);
    const none = await gatherMatrix(large, { ...ofMarket, leadsOnly: true });
    expect(none.tasks).toBe(0);
  });
});

describe("a filter", () => {
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
  const ofRows = (groups: readonly { rows: { id: string }[] }[]) => ids(groups.flatMap(({ rows }) => rows));

  it.each<[string, () => Record<string, string>]>([
    ["a light", () => ({ light: "red,yellow" })],
    ["a department in a role", () => ({ department: workspace.departments[1].id, role: "responsible" })],
    ["nobody who leads", () => ({ role: "nolead" })],
    ["a time", () => ({ due: "overdue,within30" })],
    ["days", () => ({ from: large.day, to: addDays(large.day, 60) })],
    ["a report that is owed", () => ({ has: "owed", light: "green" })],
    ["words", () => ({ q: "任务 1" })],
    ["what no task is", () => ({ status: "closed" })],
  ])("for %s shows the same tasks in every view and in the files", async (_, params) => {
    const query = readTaskQuery(params());
    const table = ofRows((await gatherLedger(large, query, 400)).groups);
    expect(table.length).toBeLessThan(400);
    const options = { zoom: "quarter", by: "section" } as const;
    expect(ofRows((await gatherTimeline(large, query, options, 400)).groups)).toEqual(table);
    const matrix = await gatherMatrix(large, { leadsOnly: false, tasks: query }, 400);
    expect(ofRows(matrix.sections)).toEqual(table);
    expect(matrix.tasks).toBe(table.length);
    const board = await gatherBoard(large, query, { by: "light", lanes: false });
    expect(board.columns.reduce((sum, { count }) => sum + count, 0)).toBe(table.length);
    const file = await gatherDivisionTable(large, params(), "zh-CN");
    expect(file.rows.filter(({ kind }) => kind === "row")).toHaveLength(table.length);
  });
});

describe("two plans side by side", () => {
  it("agree with the matrix of each, and a plan of another workspace is no choice", async () => {
    const { other, choices, departments } = await gatherComparison(small, large.plan.id);
    expect(other?.id).toBe(large.plan.id);
    expect(choices.map(({ id }) => id)).toEqual([large.plan.id]);
    const [first, second] = await Promise.all([small, large].map((of) => gatherMatrix(of, everything)));
    for (const { id, sums } of departments) {
      expect(sums[0]).toEqual(first?.columns.find((column) => column.id === id)?.sums);
      expect(sums[1]).toEqual(second?.columns.find((column) => column.id === id)?.sums);
    }
    const elsewhere = await createWorkspace();
    const foreign = await createPlan(elsewhere, { tasks: 1 });
    expect(await gatherComparison(small, foreign.planId)).toMatchObject({ other: null, departments: [] });
  });
});
