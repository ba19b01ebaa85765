import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { type Acting, actingFor } from "@/lib/auth/acting";
import { scopeOf } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { listDepartments } from "@/lib/departments/data";
import { Directory } from "@/lib/departments/rules";
import { gatherLedgerTable } from "@/lib/exports/loaders";
import type { FileTable } from "@/lib/exports/types";
import { xlsxStream } from "@/lib/exports/xlsx";
import { extractDocument } from "@/lib/extract/extract";
import type { Locale } from "@/lib/i18n/locales";
import { findDraft, listProgress } from "@/lib/imports/data";
import { createImport, receiveImport, takeOver } from "@/lib/imports/mutations";
import { findRevision, readStanding } from "@/lib/imports/revision/data";
import { acceptRevision, mapRevision } from "@/lib/imports/revision/mutations";
import type { Revision, Standing } from "@/lib/imports/revision/types";
import { layBeside } from "@/lib/imports/stages/compare";
import { readLedger } from "@/lib/imports/stages/ledger";
import { ledgerSide } from "@/lib/imports/stages/ledger-draft";
import { beginReading, readingEnds } from "@/lib/imports/stages/reading";
import { findPlanHead } from "@/lib/plans/data";
import { editTask } from "@/lib/tasks/mutations";
import { importedPlan } from "@/tests/setup/imported-plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { planText } from "./samples";

const now = new Date("2025-03-10T02:00:00Z");
const later = new Date("2025-09-10T02:00:00Z");
const day = "2025-09-10";
const reason = "台账会商后调整";

let workspace: TestWorkspace;
let acting: Acting;
let planId: string;

beforeEach(async () => {
  workspace = await createWorkspace();
  acting = actingFor(workspace.actors.supervisor);
  planId = await importedPlan(acting, planText);
});

async function table(locale: Locale = "zh-CN", ids?: string): Promise<FileTable> {
  const actor = workspace.actors.supervisor;
  const scope = scopeOf(actor);
  const plan = await findPlanHead(scope, planId);
  if (!plan) throw new Error("there is no plan");
  return gatherLedgerTable({ actor, scope, day, plan }, ids ? { ids } : {}, locale);
}

async function bytesOf(made: FileTable): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(xlsxStream(made)).arrayBuffer());
}

/** As a spreadsheet program leaves it: the sheet written anew by what `change` makes of its rows. */
function edited(bytes: Uint8Array, change: (rows: string[]) => string[]): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(bytes);
  const name = "xl/worksheets/sheet1.xml";
  const sheet = strFromU8(parts[name] ?? new Uint8Array());
  const [before = "", rest = ""] = sheet.split("<sheetData>");
  const [data = "", end = ""] = rest.split("</sheetData>");
  // Headings over rows go where the rows go; a program that sorts drops what it merged.
  const after = end.replace(/<mergeCells[\s\S]*<\/mergeCells>/, "");
  const rows = change(data.match(/<row [\s\S]*?<\/row>/g) ?? []).map((row, index) =>
    row.replace(/ r="([A-Z]*)\d+"/g, (_, column) => ` r="${column}${index + 1}"`),
  );
  return new Uint8Array(
    zipSync({ ...parts, [name]: strToU8(`${before}<sheetData>${rows.join("")}</sheetData>${after}`) }),
  );
}

/** Writes words into a cell of the row that holds others. */
function write(rows: string[], holding: string, column: string, words: string): string[] {
  return rows.map((row) =>
    row.includes(holding)
      ? row.replace(
          new RegExp(`<c r="${column}(\\d+)"( s="\\d+")?(?:/>|[^>]*>.*?</c>)`, "s"),
          (_, line, style = "") =>
            `<c r="${column}${line}"${style} t="inlineStr"><is><t>${words.replaceAll("\n", "&#10;")}</t></is></c>`,
        )
      : row,
  );
}

async function returned(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { id } = await receiveImport(acting, { fileName: "台账.xlsx", bytes, planId }, later);
  beginReading(id, () => later);
  await readingEnds(id);
  return id;
}

async function standingNow(): Promise<{ standing: Standing; directory: Directory }> {
  const standing = await readStanding(acting.scope, planId);
  if (!standing) throw new Error("there is no plan");
  return { standing, directory: new Directory(await listDepartments(acting.scope)) };
}

async function compared(importId: string): Promise<Revision> {
  const stored = await findRevision(acting.scope, importId);
  if (!stored) throw new Error("nothing to compare");
  const { standing, directory } = await standingNow();
  return layBeside(stored, standing, directory).revision;
}

async function accept(importId: string): Promise<void> {
  const { version, fingerprint } = await compared(importId);
  await acceptRevision(acting, { importId, version, fingerprint, reason, handOut: true }, later);
}

const differing = ({ comparisons }: Revision) =>
  comparisons
    .filter(({ kind }) => kind !== "same")
    .map(({ kind, differs, before }) => [kind, differs, before?.title]);

describe("a ledger that comes back", () => {
  it("says nothing new where nobody wrote into it, in either language, however its rows are sorted or left out", async () => {
    const { standing, directory } = await standingNow();
    for (const locale of ["zh-CN", "en"] as const) {
      const bytes = await bytesOf(await table(locale));
      fc.assert(
        fc.property(
          fc.shuffledSubarray(
            standing.tasks.map((_, index) => index),
            { minLength: 1 },
          ),
          (order) => {
            const ledger = readLedger(
              edited(bytes, (rows) => {
                const tasks = rows.filter((row) => standing.tasks.some(({ key }) => row.includes(key)));
                return [...rows.slice(0, 3), ...order.map((at) => tasks[at] ?? "")];
              }),
            );
            if (!ledger) throw new Error("it was not known again");
            expect(ledger.rows.map(({ edited: cells, unread }) => [cells, unread])).toEqual(
              order.map(() => [[], []]),
            );
            const side = ledgerSide(ledger, standing, directory);
            const stored = { ledger, draft: side.draft, mapping: { pairs: {}, fields: {}, confirmed: {} } };
            const { revision } = layBeside(
              {
                ...stored,
                importId: "",
                status: "in_review",
                planId: null,
                revisesPlanId: planId,
                version: 1,
                fileName: "",
              },
              standing,
              directory,
            );
            expect(revision.comparisons.filter(({ kind }) => kind === "same")).toHaveLength(order.length);
            expect(revision.comparisons.some(({ isConfirmed, kind }) => kind === "gone" && isConfirmed)).toBe(
              false,
            );
            expect(revision.absent).toBe(standing.tasks.length - order.length);
          },
        ),
        { numRuns: 20 },
      );
    }
  });

  it("shows exactly the cells that were written into, and takes them over", async () => {
    const [first, second] = (await standingNow()).standing.tasks;
    if (!first || !second) throw new Error("the plan has too few tasks");
    const bytes = edited(await bytesOf(await table()), (rows) => {
      let own = write(rows, first.key, "H", "2027年6月底前");
      own = write(own, first.key, "E", "市市场监管局、市新设局");
      own = write(own, second.key, "C", `${second.title}\n改过的文字，保留“引号”和㎡。`);
      return write(own, second.key, "J", "80%");
    });
    const id = await returned(bytes);
    const revision = await compared(id);
    expect(revision.isLedger).toBe(true);
    expect(differing(revision)).toEqual([
      ["changed", ["departments", "deadline"], first.title],
      ["changed", ["words"], second.title],
    ]);
    expect(revision.unread).toEqual([{ number: second.number, column: "进度", value: "80%" }]);
    const before = await database().task.findMany({ where: { planId }, orderBy: { order: "asc" } });
    await accept(id);
    const after = await database().task.findMany({
      where: { planId },
      orderBy: { order: "asc" },
      include: { assignments: { include: { department: true } } },
    });
    expect(after.map((task) => [task.id, task.number, task.order])).toEqual(
      before.map((task) => [task.id, task.number, task.order]),
    );
    expect(after[0]).toMatchObject({
      deadlineOn: toDatabaseDate("2027-06-30"),
      deadlineKind: "by",
      title: before[0]?.title,
      text: before[0]?.text,
    });
    const leads = after[0]?.assignments.filter(({ role }) => role === "lead") ?? [];
    expect(leads.map(({ department }) => department.name).sort()).toEqual(
      ["市市场监管局", "市新设局"].sort(),
    );
    expect(after[1]).toMatchObject({ title: second.title, text: "改过的文字，保留“引号”和㎡。", percent: 0 });
    expect(after.slice(2).map(({ version }) => version)).toEqual(
      before.slice(2).map(({ version }) => version),
    );
    const kinds = (await database().auditEvent.findMany({ where: { planId, at: later } })).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(
      expect.arrayContaining(["task.changed", "assignment.changed", "plan.ledger_returned"]),
    );
    expect(await database().sourceDocument.count({ where: { planId } })).toBe(1);
    // What stands in the plan now is what the ledger would say: it comes back without a change.
    expect(differing(await compared(await returned(await bytesOf(await table()))))).toEqual([]);
  });

  it("asks before it adds a row, and leaves the plan's own change unless somebody says otherwise", async () => {
    const [first] = (await standingNow()).standing.tasks;
    if (!first) throw new Error("the plan has no task");
    const bytes = edited(await bytesOf(await table()), (rows) => {
      const own = write(rows, first.key, "H", "2027-03-31");
      const copy = own.find((row) => row.includes(first.key)) ?? "";
      const [fresh = ""] = write(
        [copy.replace(first.key, "")],
        "<row",
        "C",
        "开展专项检查\n对重点企业逐一检查。",
      );
      return [...own, fresh];
    });
    await editTask(
      workspace.actors.supervisor,
      {
        taskId: first.key,
        version: first.version,
        reason: "另行确定",
        changes: { deadlineOn: "2026-11-30" },
      },
      later,
    );
    const id = await returned(bytes);
    const revision = await compared(id);
    expect(revision.comparisons[0]).toMatchObject({
      differs: ["deadline"],
      contested: ["deadline"],
      taken: [],
    });
    const fresh = revision.comparisons.find(({ kind }) => kind === "new");
    expect(fresh).toMatchObject({ isConfirmed: false, after: { title: "开展专项检查" } });
    const settle = async (change: Parameters<typeof mapRevision>[1]["change"]) =>
      mapRevision(acting, { importId: id, version: (await compared(id)).version, change }, later);
    await settle({ kind: "confirm", keys: [fresh?.key ?? ""], on: true });
    await accept(id);
    const tasks = await database().task.findMany({ where: { planId }, orderBy: { order: "asc" } });
    expect(tasks.find(({ id: own }) => own === first.key)?.deadlineOn).toEqual(toDatabaseDate("2026-11-30"));
    expect(tasks.at(-1)).toMatchObject({ title: "开展专项检查", status: "assigned" });
  });

  it("of another plan is refused in words, and the hidden column is no part of what a ledger says", async () => {
    const own = await bytesOf(await table());
    const { id } = await createImport(
      acting,
      { fileName: "另一个.txt", bytes: new TextEncoder().encode(planText) },
      now,
    );
    const { version } = await findDraft(acting.scope, id);
    const other = await takeOver(acting, { importId: id, version, handOut: false }, now);
    planId = other.planId;
    const [progress] = await listProgress(acting.scope, [await returned(own)]);
    expect(progress).toMatchObject({ status: "failed", failure: { code: "ledgerOfOther" } });
    const { document } = await extractDocument(own, "台账.xlsx");
    expect(JSON.stringify(document.blocks)).not.toContain("luoshi-ledger");
  });
});
