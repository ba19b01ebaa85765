import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import iconv from "iconv-lite";
import { beforeEach, describe, expect, it } from "vitest";
import { perform } from "@/lib/auth/action";
import { database } from "@/lib/db/client";
import { pasteDocument } from "@/lib/imports/actions";
import { findImport } from "@/lib/imports/data";
import { actingFor, createImport } from "@/lib/imports/mutations";
import { uploadDefinition } from "@/lib/imports/stages/upload";
import { largestUpload } from "@/lib/imports/types";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { planText } from "./samples";

const now = new Date("2025-03-10T02:00:00Z");
const text = (words: string) => new TextEncoder().encode(words);

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

async function stored(): Promise<number> {
  const where = { workspaceId: workspace.workspaceId };
  const counts = await Promise.all([
    database().import.count({ where }),
    database().sourceDocument.count({ where }),
    database().auditEvent.count({ where }),
  ]);
  return counts.reduce((a, b) => a + b);
}

function wordFile(document: Uint8Array): Uint8Array {
  return zipSync({
    "[Content_Types].xml": text("<Types/>"),
    "_rels/.rels": text(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    "word/document.xml": document,
  });
}

function bomb(): Uint8Array {
  const head = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
  return wordFile(text(head + " ".repeat(60 * 1024 * 1024)));
}

const program = new Uint8Array(4096);
program.set([0x4d, 0x5a, 0x90, 0x00]);

const wholeZip = wordFile(text("<w:document/>"));

describe("a document that cannot be taken in", () => {
  it.each<[string, string, () => Uint8Array, string]>([
    ["nothing", "空.txt", () => new Uint8Array(), "documentEmpty"],
    ["white space", "空.txt", () => text(" \n\t　\n"), "documentEmpty"],
    ["more than is taken", "大.txt", () => new Uint8Array(largestUpload + 1), "documentTooLarge"],
    ["a program with another name", "方案.docx", () => program, "documentUnsupported"],
    ["a broken zip", "方案.docx", () => wholeZip.slice(0, wholeZip.length / 2), "documentBroken"],
    ["a zip bomb", "方案.docx", bomb, "documentBomb"],
    ["an archive", "方案.docx", () => gzipSync(planText), "documentUnsupported"],
    [
      "a text that is no plan",
      "菜谱.txt",
      () => text("红烧肉的做法\n\n五花肉切块，冷水下锅焯水。\n加冰糖炒出糖色，小火慢炖一小时。\n"),
      "documentNoPlan",
    ],
  ])("%s: is refused in words of its own and leaves nothing", async (_, fileName, make, code) => {
    const upload = perform(
      uploadDefinition,
      workspace.actors.supervisor,
      { fileName, bytes: new Uint8Array(make()) },
      now,
    );
    await expect(upload).rejects.toMatchObject({ code });
    expect(await stored()).toBe(0);
  });

  it("pasted, is refused alike", async () => {
    const paste = (words: string) =>
      perform(pasteDocument.definition, workspace.actors.supervisor, { text: words }, now);
    await expect(paste("  ")).rejects.toMatchObject({ code: "documentEmpty" });
    await expect(paste("今天天气很好。")).rejects.toMatchObject({ code: "documentNoPlan" });
    expect(await stored()).toBe(0);
  });
});

describe("who may bring a document in", () => {
  it.each(["administrator", "leader", "head", "officer"] as const)("not the %s", async (role) => {
    const upload = perform(
      uploadDefinition,
      workspace.actors[role],
      { fileName: "方案.txt", bytes: new Uint8Array(text(planText)) },
      now,
    );
    await expect(upload).rejects.toMatchObject({ code: "forbidden" });
    expect(await stored()).toBe(0);
  });
});

describe("a document in another form", () => {
  it("is read from GB18030", async () => {
    const bytes = iconv.encode(planText, "gb18030");
    const acting = actingFor(workspace.actors.supervisor);
    const { id } = await createImport(acting, { fileName: "方案.txt", bytes }, now);
    const found = await findImport(acting.scope, id);
    expect(found?.draft.plan.title).toContain("提升服务质量实施方案");
    expect(found?.draft.tasks).toHaveLength(4);
  });

  it("is read from a pasted text and named by its first line", async () => {
    const { supervisor } = workspace.actors;
    const { id } = await perform(pasteDocument.definition, supervisor, { text: planText }, now);
    const found = await findImport(actingFor(supervisor).scope, id);
    expect(found).toMatchObject({
      format: "txt",
      fileName: "关于印发某市提升服务质量实施方案（2025—2027年）的通知.txt",
    });
  });

  it("keeps characters that the database has no place for as a sign that one was there", async () => {
    const acting = actingFor(workspace.actors.supervisor);
    const spoiled = planText.replace("健全标准体系", "健全标准\u0000体系\ud800");
    const { id } = await createImport(acting, { fileName: "方案.txt", bytes: text(spoiled) }, now);
    expect((await findImport(acting.scope, id))?.draft.tasks).toHaveLength(4);
  });
});
