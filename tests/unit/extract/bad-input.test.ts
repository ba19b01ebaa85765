import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { extractDocument } from "@/lib/extract/extract";
import { limits } from "@/lib/extract/limits";
import { docxFile, para } from "./fixtures/docx-file";
import { oleFile } from "./fixtures/ole-file";
import { failureOf, linesOf, utf8 } from "./fixtures/reading";

const sound = docxFile({ body: para("滨江市建设质量强市实施方案") });

/** Finds the directory entry of the only part and changes it. */
function withDirectory(file: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = Uint8Array.from(file);
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++) if (view.getUint32(at, true) === 0x02014b50) change(view, at);
  return copy;
}

describe("files that are no document", () => {
  it.each([
    ["plan.docx", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(2000)]), "program"],
    ["plan.docx", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), "program"],
    ["plan.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), "image"],
    ["plan.docx", zipSync({ "xl/workbook.bin": strToU8("a") }), "spreadsheet"],
    ["plan.docx", zipSync({ "a.txt": strToU8("文") }), "archive"],
    ["plan.doc", oleFile({ WordDocument: Uint8Array.of(0xdc, 0xa5, 0x65) }), "legacy-word"],
    ["plan.xls", oleFile({ Workbook: new Uint8Array() }), "legacy-excel"],
    ["plan.docx", oleFile({ PowerPoint: new Uint8Array() }), "legacy-office"],
    [
      "plan.doc",
      utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
      "word-xml",
    ],
    ["plan.txt", Buffer.concat([Buffer.from("文".repeat(10)), Buffer.alloc(3000)]), "binary"],
  ])("%s", async (name, bytes, kind) => {
    expect(await failureOf(bytes, name)).toMatchObject({ code: "unsupported-format", details: { kind } });
  });

  it("reads a document under a wrong name, and a text that begins like a program", async () => {
    expect((await extractDocument(sound, "plan.txt")).format).toBe("docx");
    expect(await linesOf(utf8("MZ是字母"), "a.exe")).toEqual(["MZ是字母"]);
    expect((await extractDocument(utf8("一、总体要求"), "plan.docx")).format).toBe("txt");
  });

  it("says that a file is too large before looking into it", async () => {
    expect(await failureOf(new Uint8Array(limits.fileBytes + 1), "a.docx")).toMatchObject({
      code: "too-large",
      details: { limit: limits.fileBytes, actual: limits.fileBytes + 1 },
    });
  });
});

describe("containers that are damaged or hostile", () => {
  it("recognises a document behind a password", async () => {
    expect(
      (await failureOf(oleFile({ EncryptionInfo: new Uint8Array(), EncryptedPackage: new Uint8Array() })))
        .code,
    ).toBe("encrypted");
    const locked = withDirectory(sound, (view, at) =>
      view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true),
    );
    expect((await failureOf(locked)).code).toBe("encrypted");
  });

  it("recognises a container that is cut off anywhere", async () => {
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const cut = sound.subarray(0, Math.floor(sound.length * share));
      expect((await failureOf(cut, "plan.docx")).code).toBe("broken-archive");
    }
    const moved = withDirectory(sound, (view, at) => view.setUint32(at + 42, 0x7fffffff, true));
    expect((await failureOf(moved)).code).toBe("broken-archive");
  });

  it("does not unpack a bomb, whether its directory tells the truth or not", async () => {
    const blank = new Uint8Array(80 * 1024 * 1024).fill(0x20);
    const bomb = zipSync({ "word/document.xml": blank }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect((await failureOf(bomb)).code).toBe("archive-bomb");
    const lying = withDirectory(bomb, (view, at) => view.setUint32(at + 24, 1000, true));
    expect((await failureOf(lying)).code).toBe("archive-bomb");
  }, 20_000);

  it("does not list a container of endless parts", async () => {
    const end = zipSync({ a: strToU8("a") });
    const view = new DataView(end.buffer);
    view.setUint16(end.length - 22 + 10, 60_000, true);
    expect((await failureOf(end)).code).toBe("archive-bomb");
  });
});
