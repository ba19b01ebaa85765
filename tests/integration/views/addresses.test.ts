import fc from "fast-check";
import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { loadComparison, loadMatrix } from "@/lib/assignments/loaders";
import type { Actor } from "@/lib/auth/types";
import { loadMonth } from "@/lib/calendars/loaders";
import { departmentPage, departmentsPage } from "@/lib/dashboards/departments/loaders";
import { documentPage, loadDocumentPlaces, loadDocumentWindows } from "@/lib/dashboards/document/loaders";
import { planDashboard, planOverview, tasksOnDay } from "@/lib/dashboards/loaders";
import { database } from "@/lib/db/client";
import { loadDesk } from "@/lib/desk/loaders";
import { loadDivisionFile, loadLedgerFile, loadLedgerFileAcross } from "@/lib/exports/loaders";
import { messages } from "@/lib/i18n/messages";
import { loadNotifications } from "@/lib/notifications/loaders";
import { loadAudit } from "@/lib/people/loaders";
import { loadLackingCsv, loadPeriods } from "@/lib/periods/loaders";
import { loadSearch, quickSearch } from "@/lib/search/loaders";
import { loadBoard } from "@/lib/tasks/board/loaders";
import { loadLightsTrial } from "@/lib/tasks/lights/loaders";
import { loadLedger } from "@/lib/tasks/loaders";
import { loadLedgerAcross, loadLedgerRowsAcross } from "@/lib/tasks/query/loaders";
import { paramsOf } from "@/lib/tasks/schema";
import { taskSorts } from "@/lib/tasks/types";
import { loadTimeline } from "@/lib/timeline/loaders";
import { loadCountedViews } from "@/lib/views/loaders";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

type Params = Record<string, string | string[] | undefined>;

/** What a page answers about what is not there. */
class NotThere extends Error {}

const reader = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("@/lib/auth/session", async (original) => ({
  ...(await original<object>()),
  pageActor: async () => reader.actor,
  requireActor: async () => reader.actor,
}));
vi.mock("next/navigation", () => ({
  notFound: () => {
    throw new NotThere();
  },
}));
vi.mock("next-intl/server", () => ({
  getLocale: async () => "zh-CN",
  getTranslations: async (namespace: "periods") =>
    createTranslator({ locale: "zh-CN", messages: messages["zh-CN"], namespace }),
}));

const secret = "邻市不外传的事项";
let own: TestWorkspace;
let foreign: TestWorkspace;
let plan: TestPlan;
let theirs: TestPlan;

beforeAll(async () => {
  [own, foreign] = [await createWorkspace(), await createWorkspace()];
  [plan, theirs] = [
    await createPlan(own, { tasks: 12, status: "in_progress" }),
    await createPlan(foreign, { tasks: 4, status: "in_progress" }),
  ];
  for (const { planId } of [theirs]) {
    await database().$executeRaw`UPDATE plans SET title = ${secret} WHERE id = ${planId}::uuid`;
    await database().$executeRaw`UPDATE tasks SET title = ${secret} WHERE plan_id = ${planId}::uuid`;
  }
});

/** Everything in an answer, also what is still on its way and what comes as a file. */
async function whole(value: unknown): Promise<unknown> {
  const answer = await value;
  if (answer instanceof ReadableStream) {
    for await (const _ of answer as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>);
    return null;
  }
  if (Array.isArray(answer)) return Promise.all(answer.map(whole));
  if (answer instanceof Map) return whole([...answer]);
  if (answer instanceof Date || typeof answer !== "object" || answer === null) return answer;
  const entries = Object.entries(answer).map(async ([key, one]) => [key, await whole(one)]);
  return Object.fromEntries(await Promise.all(entries));
}

/** What people, programs and scanners put into addresses. */
function values() {
  const ids = [
    plan.planId,
    theirs.planId,
    plan.sectionId,
    theirs.sectionId,
    plan.periodId,
    theirs.periodId,
    ...own.departments.map(({ id }) => id),
    ...foreign.departments.map(({ id }) => id),
    ...plan.tasks.slice(0, 2).map(({ id }) => id),
    ...theirs.tasks.map(({ id }) => id),
    own.workspaceId,
    foreign.workspaceId,
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "0198f1c0-0000-7000-8000-00000000000z",
  ];
  const known = [
    ...taskSorts,
    ...["red", "yellow", "draft", "assigned", "nolead", "lead", "overdue", "within30", "open"],
    ...["asc", "desc", "status", "section", "month", "department", "week", "year", "xlsx", "docx", "csv"],
    ...[
      "leads",
      "tasks",
      "list",
      "departments",
      "1",
      "none",
      "2026-02-30",
      "2026-11-01",
      "9999-99",
      "0000-00-00",
    ],
    ...[
      "275760-09-13",
      "-1",
      "1e999",
      "NaN",
      "9".repeat(40),
      "0x10",
      "２０２６",
      "true",
      "null",
      "undefined",
    ],
    ...["'; DROP TABLE tasks; --", "' OR 1=1 --", "%", "_", "\\", "$1", "{{x}}", "\u0000", "a\u0000b"],
    ...[
      "\ud800",
      "\udc00质量",
      "質量",
      "质量",
      "第12项",
      "津滨政发〔2019〕16号",
      "<script>",
      "../../etc",
      "[]",
      "[",
      "(",
      "*+?",
    ],
    ...["constructor", "__proto__", "toString", "", " ", ",", ",,,", secret],
  ];
  const text = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ids) },
    { weight: 4, arbitrary: fc.constantFrom(...known) },
    { weight: 2, arbitrary: fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }) },
    { weight: 1, arbitrary: fc.constantFrom("长".repeat(40_000), `${ids.join(",")},`.repeat(60)) },
  );
  const list = fc.array(text, { minLength: 2, maxLength: 4 });
  return {
    text,
    value: fc.oneof(
      text,
      list.map((all) => all.join(",")),
      list,
    ),
  };
}

const keys = [
  ...[
    "q",
    "status",
    "light",
    "department",
    "role",
    "section",
    "due",
    "sort",
    "dir",
    "cols",
    "by",
    "lanes",
    "zoom",
  ],
  ...[
    "show",
    "with",
    "format",
    "ids",
    "asOf",
    "against",
    "period",
    "view",
    "month",
    "all",
    "before",
    "after",
    "task",
    "at",
  ],
  ...[
    "yellowDays",
    "yellowLag",
    "redLag",
    "group",
    "plan",
    "from",
    "to",
    "has",
    "__proto__",
    "constructor",
    "x",
  ],
];

const first = (value: Params[string]) => [value].flat()[0];
const some = (value: Params[string]) => (typeof value === "string" ? value : undefined);

/** At the level at which pages read their address and call their loaders. */
const pages: Record<string, (id: string, params: Params) => unknown> = {
  table: loadLedger,
  "table across plans": (_, params) => loadLedgerAcross(params),
  "its rows": (_, params) => loadLedgerRowsAcross(params),
  "its file": (_, params) => loadLedgerFileAcross({ ...params, format: params.format ?? "csv" }),
  board: loadBoard,
  timeline: loadTimeline,
  matrix: loadMatrix,
  comparison: loadComparison,
  document: documentPage,
  "its windows": loadDocumentWindows,
  "places of words in it": loadDocumentPlaces,
  overview: planOverview,
  dashboard: planDashboard,
  "tasks of a day": tasksOnDay,
  lights: loadLightsTrial,
  reports: loadPeriods,
  "list of a period": (id, params) => loadLackingCsv(id, first(params.period) ?? null),
  ledger: (id, params) => loadLedgerFile(id, { ...params, format: params.format ?? "csv" }),
  division: (id, params) => loadDivisionFile(id, { ...params, format: params.format ?? "csv" }),
  desk: () => loadDesk(),
  calendar: (_, params) => loadMonth(params),
  search: (_, params) => loadSearch(params.q),
  "search box": (_, params) => quickSearch(first(params.q) ?? null),
  departments: (_, params) => departmentsPage(first(params.q)),
  department: (id) => departmentPage(id),
  notifications: (_, params) => loadNotifications(some(params.after)),
  audit: (_, params) => loadAudit(some(params.before)),
  "saved views": (id) => loadCountedViews(id),
};

describe("whatever an address says", () => {
  it.each(Object.entries(pages))(
    "%s answers with what is the reader's own, or with nothing",
    async (name, load) => {
      const { text, value } = values();
      const people = [own.actors.supervisor, own.actors.officer, own.actors.leader, own.actors.administrator];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...people),
          fc.oneof({ weight: 5, arbitrary: fc.constant(plan.planId) }, { weight: 1, arbitrary: text }),
          fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 6, noNullPrototype: true }),
          async (actor, id, params) => {
            reader.actor = actor;
            try {
              // What somebody asked for may be said back to them.
              const told = JSON.stringify(await whole(load(id, params)));
              for (const not of [foreign.workspaceId, ...theirs.tasks.map((task) => task.id)])
                if (!JSON.stringify(params).includes(not)) expect(told).not.toContain(not);
              if (!JSON.stringify(params).includes(secret)) expect(told).not.toContain(secret);
            } catch (error) {
              if (!(error instanceof NotThere)) throw error;
            }
          },
        ),
        { numRuns: name === "desk" ? 8 : 40 },
      );
    },
  );

  it("is taken the same way by a page and by a file, also where a key stands twice", async () => {
    reader.actor = own.actors.supervisor;
    const search = new URLSearchParams([
      ["status", "draft"],
      ["status", "in_progress"],
      ["__proto__", "x"],
    ]);
    expect(paramsOf(search).status).toEqual(["draft", "in_progress"]);
    const file = await loadLedgerFile(plan.planId, { ...paramsOf(search), format: "csv" });
    const view = await loadLedger(plan.planId, paramsOf(search));
    const text = await new Response(file.body).text();
    expect(text.trimEnd().split("\r\n")).toHaveLength(1 + (view.totals?.shown ?? 0));
    expect(view.totals?.shown).toBe(12);
  });
});
