import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import iconv from "iconv-lite";
import { beforeEach, describe, expect, it } from "vitest";
import { actingFor } from "@/lib/auth/acting";
import { perform } from "@/lib/auth/action";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { pasteDocument } from "@/lib/imports/actions";
import { findImport, listProgress } from "@/lib/imports/data";
import { createImport } from "@/lib/imports/mutations";
import { readingEnds } from "@/lib/imports/stages/reading";
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

/** Hands a document over as the browser does, and waits until it is read. */
async function handOver(fileName: string, bytes: Uint8Array) {
  const upload = { fileName, bytes: new Uint8Array(bytes) };
  const { imports, left } = await perform(uploadDefinition, workspace.actors.supervisor, upload, now);
  const ids = imports.map(({ id }) => id);
  await Promise.all(ids.map(readingEnds));
  const scope = scopeOf(workspace.actors.supervisor);
  return { ids, left, progress: await listProgress(scope, ids) };
}

describe("a document that cannot be taken in", () => {
  it.each<[string, string, () => Uint8Array, string]>([
    ["nothing", "空.txt", () => new Uint8Array(), "documentEmpty"],
    ["more than is taken", "大.txt", () => new Uint8Array(largestUpload + 1), "documentTooLarge"],
    ["a program with another name", "方案.docx", () => program, "documentUnsupported"],
    ["an archive of another kind", "方案.docx", () => gzipSync(planText), "documentUnsupported"],
  ])("%s: is refused at once and leaves nothing", async (_, fileName, make, code) => {
    await expect(handOver(fileName, make())).rejects.toMatchObject({ code });
    expect(await stored()).toBe(0);
  });

  it.each<[string, string, () => Uint8Array, string]>([
    ["white space", "空.txt", () => text(" \n\t　\n"), "documentEmpty"],
    ["a broken zip", "方案.docx", () => wholeZip.slice(0, wholeZip.length / 2), "documentBroken"],
    ["a zip bomb", "方案.docx", bomb, "documentBomb"],
    [
      "a text that is no plan",
      "菜谱.txt",
      () => text("红烧肉的做法\n\n五花肉切块，冷水下锅焯水。\n加冰糖炒出糖色，小火慢炖一小时。\n"),
      "documentNoPlan",
    ],
  ])("%s: is kept with the reason in words of its own", async (_, fileName, make, code) => {
    const bytes = make();
    const { progress } = await handOver(fileName, bytes);
    expect(progress).toMatchObject([{ status: "failed", fileName, failure: { code } }]);
    const kept = await database().sourceDocument.findFirstOrThrow({
      where: { workspaceId: workspace.workspaceId },
      select: { bytes: true },
    });
    expect(Buffer.from(kept.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  it("pasted, is refused alike", async () => {
    const paste = (words: string) =>
      perform(pasteDocument.definition, workspace.actors.supervisor, { text: words }, now);
    await expect(paste("  ")).rejects.toMatchObject({ code: "documentEmpty" });
    expect(await stored()).toBe(0);
    const { id } = await paste("今天天气很好。");
    await readingEnds(id);
    const progress = await listProgress(scopeOf(workspace.actors.supervisor), [id]);
    expect(progress).toMatchObject([{ status: "failed", failure: { code: "documentNoPlan" } }]);
  });
});

describe("several documents in one archive", () => {
  const name = Buffer.from("方案二.txt", "utf8");
  const other = iconv.encode("方案二.txt", "gb18030");
  const archive = () =>
    zipSync({ "一/方案一.txt": text(planText), "一/图片.png": program, "__MACOSX/._方案一.txt": text("x") });

  it("become an import each; what is none is named with its reason", async () => {
    const { progress, left } = await handOver("方案.zip", archive());
    expect(progress).toMatchObject([{ status: "in_review", fileName: "方案一.txt" }]);
    expect(left).toMatchObject([{ fileName: "图片.png", code: "documentUnsupported" }]);
  });

  it("keep their names where these are not in UTF-8", async () => {
    expect(other.length).toBeLessThan(name.length);
    const plain = zipSync({ [other.toString("latin1")]: text(planText) });
    // What was written as UTF-8 is taken back to the bytes of old programs.
    const bytes = asLegacyNames(plain, Buffer.from(other.toString("latin1"), "utf8"), other);
    const { progress } = await handOver("方案.zip", bytes);
    expect(progress).toMatchObject([{ fileName: "方案二.txt" }]);
  });

  it("of which none can be read are refused with the first reason", async () => {
    const bytes = zipSync({ "图片.txt": new Uint8Array(), "方案.txt": program });
    await expect(handOver("方案.zip", bytes)).rejects.toMatchObject({ code: "documentEmpty" });
    expect(await stored()).toBe(0);
  });
});

/** A zip whose one name stands in other bytes, without the mark of UTF-8. */
function asLegacyNames(zip: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const source = Buffer.from(zip);
  const local = source.indexOf(from);
  const central = source.lastIndexOf(from);
  const parts = [
    source.subarray(0, local),
    to,
    source.subarray(local + from.length, central),
    to,
    source.subarray(central + from.length),
  ];
  const made = Buffer.concat(parts);
  const shift = from.length - to.length;
  made.writeUInt16LE(0, 6);
  made.writeUInt16LE(to.length, 26);
  const directory = made.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  made.writeUInt16LE(0, directory + 8);
  made.writeUInt16LE(to.length, directory + 28);
  const end = made.indexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  made.writeUInt32LE(made.readUInt32LE(end + 12) - shift, end + 12);
  made.writeUInt32LE(made.readUInt32LE(end + 16) - shift, end + 16);
  return made;
}

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
    await readingEnds(id);
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
