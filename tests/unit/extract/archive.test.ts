import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { documentsOfArchive } from "@/lib/extract/archive";
import { ExtractError } from "@/lib/extract/errors";
import { extractDocument } from "@/lib/extract/extract";
import { limits } from "@/lib/extract/limits";
import { docxFile, para } from "./fixtures/docx-file";
import { linesOf, utf8 } from "./fixtures/reading";

function failure(bytes: Uint8Array): ExtractError {
  try {
    documentsOfArchive(bytes);
  } catch (error) {
    if (error instanceof ExtractError) return error;
  }
  throw new Error("the archive was read");
}

describe("documentsOfArchive", () => {
  it("takes documents out of folders and passes over what stands beside them", async () => {
    const archive = zipSync({
      "材料/方案.docx": docxFile({ body: para("云川市实施方案") }),
      "材料/附件.txt": strToU8("一、重点任务"),
      "材料/封面.jpg": strToU8("jpg"),
      "__MACOSX/材料/._方案.docx": strToU8("x"),
      "材料/~$方案.docx": strToU8("x"),
    });
    const files = documentsOfArchive(archive);
    expect(files.map(({ fileName }) => fileName)).toEqual(["方案.docx", "附件.txt"]);
    const formats = await Promise.all(files.map((file) => extractDocument(file.bytes, file.fileName)));
    expect(formats.map(({ format }) => format)).toEqual(["docx", "txt"]);
  });

  it("reads names in the encoding of old Chinese programs", () => {
    const archive = zipSync({ "1234.txt": strToU8("文") });
    const name = iconv.encode("方案", "gb18030");
    for (let at = 0; at + 4 <= archive.length; at++)
      if (Buffer.from(archive.subarray(at, at + 4)).toString() === "1234") archive.set(name, at);
    expect(documentsOfArchive(archive)[0]?.fileName).toBe("方案.txt");
  });

  it("says so where it holds no document, or too many", () => {
    expect(failure(zipSync({ "a.jpg": strToU8("a") }))).toMatchObject({ code: "unsupported-format" });
    const many = Object.fromEntries(
      Array.from({ length: limits.archiveDocuments + 1 }, (_, i) => [`${i}.txt`, strToU8("文")]),
    );
    expect(failure(zipSync(many))).toMatchObject({ code: "too-large" });
    expect(failure(utf8("PK 文"))).toMatchObject({ code: "broken-archive" });
  });
});

describe("a piece of a page", () => {
  it("is read as html however few tags it has", async () => {
    expect(await linesOf(utf8("<p>一、加强领导</p><p>二、落实责任</p>"), "paste.html")).toEqual([
      "一、加强领导",
      "二、落实责任",
    ]);
  });
});
