import { beforeEach, describe, expect, it } from "vitest";
import { type Acting, actingFor } from "@/lib/auth/acting";
import { perform } from "@/lib/auth/action";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { discardImportDraft, retryImportReading } from "@/lib/imports/actions";
import { listOpenImports, listProgress } from "@/lib/imports/data";
import { receiveImport, takeOver } from "@/lib/imports/mutations";
import { beginReading, readingEnds, resumeReadings, stopReading } from "@/lib/imports/stages/reading";
import { readApart } from "@/lib/imports/stages/threads";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { pdfFile } from "@/tests/unit/extract/fixtures/pdf-file";
import { planText } from "./samples";

const now = new Date("2025-03-10T02:00:00Z");
const clock = () => now;

let workspace: TestWorkspace;
let acting: Acting;

beforeEach(async () => {
  workspace = await createWorkspace();
  acting = actingFor(workspace.actors.supervisor);
});

async function received(words = planText): Promise<string> {
  const bytes = new TextEncoder().encode(words);
  const { id } = await receiveImport(acting, { fileName: "方案.txt", bytes }, now);
  return id;
}

async function progressOf(id: string) {
  const [progress] = await listProgress(acting.scope, [id]);
  if (!progress) throw new Error("there is no such import");
  return progress;
}

/** As a server leaves it that ended while it read. */
async function abandon(id: string, at: Date, attempts = 1): Promise<void> {
  await database().import.update({
    where: { id },
    data: {
      status: "reading",
      stage: "tasks",
      attempts,
      reader: "0b0c5a52-6f3f-4d6c-8f0a-2d6c5c1f7a11",
      leasedUntil: at,
    },
  });
}

describe("a document with pages", () => {
  it("tells from its thread how many of them have been read", async () => {
    const page = { texts: [{ text: "深化国有企业改革", x: 80, y: 100 }] };
    const heard: string[] = [];
    const reading = readApart(
      { fileName: "方案.pdf", bytes: pdfFile([page, page]) },
      (stage, pages) => heard.push(pages ? `${stage} ${pages.done}/${pages.total}` : stage),
      new AbortController().signal,
    );
    await expect(reading).rejects.toMatchObject({ code: "documentNoPlan" });
    expect(heard).toEqual(["text", "text 1/2", "text 2/2", "tasks"]);
  });
});

describe("a document that was handed over", () => {
  it("is kept before it is read, and read without anybody waiting", async () => {
    const id = await received();
    expect(await progressOf(id)).toMatchObject({ status: "uploaded", stage: "waiting" });
    beginReading(id, clock);
    beginReading(id, clock);
    await readingEnds(id);
    expect(await progressOf(id)).toMatchObject({ status: "in_review", stage: null });
    expect(readingEnds(id)).toBeNull();
    const [open] = await listOpenImports(acting.scope);
    expect(open).toMatchObject({ id, status: "in_review", tasks: 4 });
    const document = await database().sourceDocument.findFirstOrThrow({
      where: { workspaceId: workspace.workspaceId },
    });
    expect(document).toMatchObject({ format: "txt" });
    expect(document.text).toContain("提升服务质量");
  });

  it("cannot be taken over before", async () => {
    const order = { importId: await received(), version: 1, handOut: false };
    await expect(takeOver(acting, order, now)).rejects.toMatchObject({ code: "stateForbids" });
  });

  it("leaves the server free for others while it is read", async () => {
    const id = await received(planText + "\n另一段没有任务的文字。".repeat(20_000));
    beginReading(id, clock);
    let turns = 0;
    const ended = readingEnds(id)?.then(() => turns);
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    expect(await ended).toBeGreaterThan(3);
    clearInterval(timer);
    expect((await progressOf(id)).status).toBe("in_review");
  });

  it("is put away while it is read, and its thread ends", async () => {
    const id = await received();
    beginReading(id, clock);
    await perform(discardImportDraft.definition, workspace.actors.supervisor, { importId: id }, now);
    stopReading(id);
    await readingEnds(id);
    expect(await progressOf(id)).toMatchObject({ status: "discarded", stage: null });
  });
});

describe("a document whose server ended", () => {
  it("is read again, once its reader has not been heard of for a while", async () => {
    const [waiting, abandoned, held] = [await received(), await received(), await received()];
    await abandon(abandoned, new Date(now.getTime() - 1));
    await abandon(held, new Date(now.getTime() + 10_000));
    await resumeReadings(clock);
    expect((await progressOf(waiting)).status).toBe("in_review");
    expect((await progressOf(abandoned)).status).toBe("in_review");
    expect(await progressOf(held)).toMatchObject({ status: "reading", stage: "tasks" });
  });

  it("is given up after three servers ended on it, and can be tried again", async () => {
    const id = await received();
    await abandon(id, new Date(now.getTime() - 1), 3);
    await resumeReadings(clock);
    expect(await progressOf(id)).toMatchObject({ status: "failed", failure: { code: "readingStopped" } });
    await perform(retryImportReading.definition, workspace.actors.supervisor, { importId: id }, now);
    await readingEnds(id);
    expect(await progressOf(id)).toMatchObject({ status: "in_review", failure: null });
  });
});

it("shows nothing of an import to another workspace", async () => {
  const id = await received();
  const stranger = await createWorkspace();
  expect(await listProgress(scopeOf(stranger.actors.supervisor), [id])).toEqual([]);
});
