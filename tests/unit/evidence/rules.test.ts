import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanFileName, isStillOpen, judgeEvidence } from "@/lib/evidence/rules";

const ascii = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (number[] | Uint8Array)[]) => new Uint8Array(parts.flatMap((part) => [...part]));

/** A zip with parts of these names. */
function zip(...names: string[]): Uint8Array {
  const body = deflateRawSync(Buffer.from("内容"));
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const word = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(body.length, 18);
    local.writeUInt32LE(6, 22);
    local.writeUInt16LE(word.length, 26);
    locals.push(local, word, body);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(6, 24);
    entry.writeUInt16LE(word.length, 28);
    entry.writeUInt32LE(offset, 42);
    entries.push(entry, word);
    offset += local.length + word.length + body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const png = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0, 0, 0, 13]);
const pdf = ascii("%PDF-1.7\n1 0 obj");
const program = bytes(ascii("MZ"), [0x90, 0, 3, 0, 0, 0]);

describe("what a file is", () => {
  it.each([
    ["合同.pdf", pdf, "pdf", "application/pdf"],
    ["截图.png", png, "image", "image/png"],
    ["照片.jpg", bytes([0xff, 0xd8, 0xff, 0xe0]), "image", "image/jpeg"],
    ["照片.webp", bytes(ascii("RIFF"), [1, 0, 0, 0], ascii("WEBPVP8 ")), "image", "image/webp"],
    ["照片.heic", bytes([0, 0, 0, 24], ascii("ftypheic"), [0]), "image", "image/heic"],
    ["台账.xlsx", zip("[Content_Types].xml", "xl/workbook.xml"), "office", /spreadsheetml/],
    ["方案.docx", zip("[Content_Types].xml", "word/document.xml"), "office", /wordprocessingml/],
    ["公文.ofd", zip("OFD.xml"), "office", "application/ofd"],
    ["旧表.xls", bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "office", /ole/],
    ["导出.xls", ascii("<html><body><table><tr><td>户数</td></tr></table>"), "text", "text/plain"],
    ["名单.txt", ascii("第一家\n第二家"), "text", "text/plain"],
    ["材料.zip", zip("名单.txt", "照片/1.jpg"), "archive", "application/zip"],
    ["无扩展名", pdf, "pdf", "application/pdf"],
    // A phone names what it likes; a picture is a picture.
    ["照片.png", bytes([0xff, 0xd8, 0xff, 0xe0]), "image", "image/jpeg"],
  ] as const)("%s", (name, content, kind, mediaType) => {
    expect(judgeEvidence(content, name)).toMatchObject({
      ok: true,
      kind,
      mediaType: typeof mediaType === "string" ? mediaType : expect.stringMatching(mediaType),
    });
  });

  it.each([
    ["安装.exe", program, "program"],
    ["合同.pdf", program, "program"],
    ["合同.pdf.exe", pdf, "program"],
    ["脚本.txt", ascii("#!/bin/sh\nrm -rf /"), "program"],
    ["处理.bat", ascii("del *.*"), "program"],
    ["材料.zip", zip("说明.txt", "setup.exe"), "program"],
    ["库.zip", zip("META-INF/MANIFEST.MF", "A.class"), "program"],
    ["合同.pdf", png, "mismatch"],
    ["照片.jpg", pdf, "mismatch"],
    ["名单.txt", zip("a.txt"), "mismatch"],
    ["方案.docx", zip("a.txt"), "mismatch"],
    ["录音.mp3", bytes(ascii("ID3"), [3, 0, 0]), "unsupported"],
    ["材料.rar", bytes(ascii("Rar!"), [0x1a, 7, 0]), "unsupported"],
    ["损坏.zip", bytes(ascii("PK"), [3, 4, 0]), "unsupported"],
    ["空.txt", new Uint8Array(), "empty"],
  ] as const)("%s is refused", (name, content, why) => {
    expect(judgeEvidence(content, name)).toEqual({ ok: false, why });
  });

  it("is judged without failing, whatever comes, and a program never passes under another name", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 20 }), (content, name) => {
        expect(judgeEvidence(content, name).ok).toBeTypeOf("boolean");
        expect(judgeEvidence(bytes(program, content), name)).toEqual({ ok: false, why: "program" });
      }),
    );
  });
});

it("keeps a name as it was, without folders and marks that cannot be seen", () => {
  expect(cleanFileName("C:\\资料\\采购合同 3 份.pdf")).toBe("采购合同 3 份.pdf");
  expect(cleanFileName("../../etc/passwd")).toBe("passwd");
  expect(cleanFileName("a\r\nb\u202e.pdf")).toBe("ab.pdf");
  expect(cleanFileName(" / ")).toBe("-");
});

it("lets files be changed as long as the report can be", () => {
  expect([null, "draft", "returned"].map((status) => isStillOpen(status as null))).toEqual([
    true,
    true,
    true,
  ]);
  for (const status of ["submitted", "signed_off", "accepted"] as const)
    expect(isStillOpen(status)).toBe(false);
});
