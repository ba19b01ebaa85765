import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { answerFor } from "@/lib/auth/action";
import { scopeOf } from "@/lib/auth/scope";
import type { ActionResult } from "@/lib/auth/types";
import { connect, database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { returnReport, saveDraft, submitReports } from "@/lib/reports/mutations";
import { type DataFolder, holdDataFolder } from "@/scripts/steps/data-folder";
import { startPostgres } from "@/scripts/steps/postgres";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

// A PostgreSQL of this test's own, which it ends and starts again while people save.
const holder = globalThis as { luoshiDatabase?: ReturnType<typeof connect> };
const now = new Date();
const writers = 12;
let path: string;
let folder: DataFolder;
let server: Awaited<ReturnType<typeof startPostgres>>;
let workspace: TestWorkspace;
let plan: TestPlan;

beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), "luoshi-restart-"));
  folder = holdDataFolder(path, "restart test");
  server = await startPostgres(folder);
  await migrate(server.url);
  await holder.luoshiDatabase?.$disconnect();
  holder.luoshiDatabase = connect(server.url);
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: writers, status: "in_progress" });
}, 60_000);

afterAll(async () => {
  await database().$disconnect();
  holder.luoshiDatabase = undefined;
  await server.stop();
  folder.release();
  rmSync(path, { recursive: true, force: true });
});

async function act<T>(name: string, work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    return answerFor(name, error);
  }
}

/** What the browser does for one report: saves what is typed, and again while it is told that the database is away. */
async function write(index: number, told: Set<string>, until: () => boolean): Promise<number> {
  const { officer } = workspace.actors;
  const assignmentId = plan.tasks[index]?.assignments.first ?? "";
  let version = 0;
  let acknowledged = 0;
  for (let turn = 1; turn <= 400; turn += 1) {
    const content = { text: `第 ${turn} 次`, percent: 10, isBlocked: false, problems: "", nextSteps: "" };
    const input = { assignmentId, periodId: plan.periodId, version, ...content };
    const answer = await act("report.save_draft", () => saveDraft(officer, input, now));
    if (answer.ok) {
      version = answer.data.version;
      acknowledged = turn;
      if (until()) return acknowledged;
      continue;
    }
    told.add(answer.error.code);
    // An answer may be lost after the commit: what stands there now is read, as the page does, and nothing is overwritten.
    if (answer.error.code === "conflict") {
      const row = await database().report.findFirst({ where: { assignmentId } });
      version = row?.version ?? 0;
    } else {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("the database did not come back");
}

it("a database that is restarted in the middle of saves loses none, doubles none, and people are told", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const told = new Set<string>();
  let isBack = false;
  const saves = Array.from({ length: writers }, (_, index) => write(index, told, () => isBack));
  await vi.waitFor(async () => expect(await database().report.count()).toBe(writers), 10_000);
  process.kill(folder.running().postgres?.pid ?? 0, "SIGKILL");
  await server.exited;
  server = await startPostgres(folder);
  // Another port: the address stays where an office runs its own; here the client follows it.
  const before = holder.luoshiDatabase;
  holder.luoshiDatabase = connect(server.url);
  isBack = true;
  const last = await Promise.all(saves);
  await before?.$disconnect();
  expect([...told].filter((code) => !["databaseUnavailable", "conflict"].includes(code))).toEqual([]);
  expect(told).toContain("databaseUnavailable");

  const reports = await database().report.findMany({ select: { id: true, assignmentId: true, text: true } });
  expect(reports).toHaveLength(writers);
  const texts = new Map(reports.map(({ assignmentId, text }) => [assignmentId, text]));
  plan.tasks.forEach(({ assignments }, index) => {
    expect(texts.get(assignments.first)).toBe(`第 ${last[index]} 次`);
  });

  // Handed in by two clicks around the restart: once, with one line in the log, whose chain holds.
  const { officer } = workspace.actors;
  const reportIds = reports.map(({ id }) => id);
  const answers = await Promise.all(
    [1, 2].map(() => act("report.submit", () => submitReports(officer, { reportIds }, now))),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const handedIn = await database().auditEvent.count({ where: { kind: "report.submitted" } });
  expect(handedIn).toBe(writers);
  const chain = await verifyChain(scopeOf(officer));
  // One entry came with the plan.
  expect(chain).toEqual({ rows: writers + 1, brokenAt: null });
}, 60_000);

it("a submission that the restart cuts off leaves nothing behind, and is told", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { supervisor } = workspace.actors;
  const reports = await database().report.findMany({ where: { status: "submitted" }, select: { id: true } });
  const [{ id } = { id: "" }] = reports;
  const before = await database().auditEvent.count();
  const cut = act("report.return", async () => {
    const work = returnReport(supervisor, { reportId: id, reason: "请写明进度" }, now);
    process.kill(folder.running().postgres?.pid ?? 0, "SIGKILL");
    return work;
  });
  const answer = await cut;
  await server.exited;
  server = await startPostgres(folder);
  const gone = holder.luoshiDatabase;
  holder.luoshiDatabase = connect(server.url);
  await gone?.$disconnect();
  const row = await database().report.findUniqueOrThrow({ where: { id } });
  const rows = await database().auditEvent.count();
  // All of it or nothing, whatever the moment was; who was not told that it was done was told that it was not.
  expect([row.status, rows]).toEqual(
    row.status === "returned" ? ["returned", before + 1] : ["submitted", before],
  );
  if (!answer.ok) expect(answer.error.code).toBe("databaseUnavailable");
  else expect(row.status).toBe("returned");
}, 60_000);
