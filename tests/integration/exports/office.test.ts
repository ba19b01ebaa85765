import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { csvStream } from "@/lib/exports/csv";
import { docxStream } from "@/lib/exports/docx";
import { gatherDivisionTable, gatherLedgerTable } from "@/lib/exports/loaders";
import { xlsxStream } from "@/lib/exports/xlsx";
import { readPages } from "@/lib/extract/pdf/open";
import { findPlanHead } from "@/lib/plans/data";
import { ensureOffice } from "@/scripts/steps/office";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace } from "@/tests/setup/workspace";

const run = promisify(execFile);
const taskCount = 160;
const folder = mkdtempSync(join(tmpdir(), "luoshi-office-"));
/** What stands on each page, without spaces; and of the tasks' lines, how far each stands from the next, in its own size. */
const printed = new Map<string, string[]>();
const gaps = new Map<string, number[]>();

async function convert(office: string, names: string[], filter: string[]): Promise<void> {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const args = [profile, "--headless", "--norestore", ...filter, "--convert-to", "pdf", "--outdir"];
  await run(office, [...args, join(folder, "out"), ...names.map((name) => join(folder, name))], {
    timeout: 150_000,
  });
  for (const name of names) {
    const pages = await readPages(readFileSync(join(folder, "out", name.replace(/\.\w+$/, ".pdf"))));
    const words = pages.map(({ glyphs }) =>
      glyphs
        .map(({ text }) => text)
        .join("")
        .replace(/\s/g, ""),
    );
    printed.set(name, words);
    gaps.set(
      name,
      pages.flatMap(({ glyphs }) => {
        const lines = glyphs
          .filter(({ text }) => /件事项|局配合/.test(text))
          .sort((a, b) => a.baseline - b.baseline);
        return lines
          .slice(1)
          .map(({ baseline, size }, index) => (baseline - (lines[index]?.baseline ?? 0)) / size);
      }),
    );
  }
}

beforeAll(async () => {
  const office = await ensureOffice();
  const workspace = await createWorkspace();
  const plan = await createPlan(workspace, { tasks: taskCount, status: "in_progress" });
  await database().$executeRaw`
    UPDATE tasks SET title = '第' || ("order" + 1) || '件事项', deadline_on = date '2027-02-28' + "order",
      deadline_kind = 'by', number = ("order" + 1)::text
    WHERE plan_id = ${plan.planId}::uuid`;
  const actor = workspace.actors.leader;
  const scope = scopeOf(actor);
  const head = await findPlanHead(scope, plan.planId);
  if (!head) throw new Error("the plan was not found again");
  const access = { actor, scope, day: plan.today, plan: head };
  const [ledger, division] = await Promise.all([
    gatherLedgerTable(access, {}, "zh-CN"),
    gatherDivisionTable(access, {}, "zh-CN"),
  ]);
  const files: [string, BodyInit][] = [
    ["ledger.xlsx", xlsxStream(ledger)],
    ["ledger-text.docx", docxStream(ledger)],
    ["division.xlsx", xlsxStream(division)],
    ["division-text.docx", docxStream(division)],
    ["ledger-plain.csv", csvStream(ledger)],
  ];
  for (const [name, body] of files)
    writeFileSync(join(folder, name), Buffer.from(await new Response(body).arrayBuffer()));
  await convert(office, ["ledger.xlsx", "ledger-text.docx", "division.xlsx", "division-text.docx"], []);
  await convert(office, ["ledger-plain.csv"], ["--infilter=CSV:44,34,76,1"]);
}, 900_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("what an office program prints of an exported file", () => {
  const ledgerHeader = [
    "序号",
    "任务来源",
    "重点任务",
    "牵头单位",
    "完成时限",
    "进展情况",
    "下一步打算",
    "备注",
  ];
  const divisionHeader = ["序号", "重点任务", "牵头单位", "完成时限"];
  it.each([
    ["ledger.xlsx", ledgerHeader],
    ["ledger-text.docx", ledgerHeader],
    ["division.xlsx", divisionHeader],
    ["division-text.docx", divisionHeader],
  ])("has in %s all tasks in order with their days, and its header on every page", (name, header) => {
    const pages = printed.get(name) ?? [];
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) for (const title of header) expect(page).toContain(title);
    const all = pages.join("");
    expect(all).toContain("某市某项工作实施方案");
    expect(all).toContain("市工业和信息化局");
    for (const day of ["2027-02-28", "2027-03-01", "2027-08-06"]) expect(all).toContain(day);
    const places = Array.from({ length: taskCount }, (_, index) => all.indexOf(`第${index + 1}件事项`));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    // Each row is as high as its words: no line is printed over another.
    const between = gaps.get(name) ?? [];
    expect(between.length).toBeGreaterThan(taskCount);
    expect(Math.min(...between)).toBeGreaterThan(0.9);
  });

  it("reads the plain file as the same characters", () => {
    const all = (printed.get("ledger-plain.csv") ?? []).join("");
    for (const words of ["序号", "牵头单位", "市工业和信息化局", `第${taskCount}件事项`, "2027-08-06"])
      expect(all).toContain(words);
  });
});
