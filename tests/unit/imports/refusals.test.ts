import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/imports/stages/read";
import { oleFile } from "@/tests/unit/extract/fixtures/ole-file";
import { pdfFile } from "@/tests/unit/extract/fixtures/pdf-file";

describe("what cannot be read", () => {
  it("says of an old workbook that it has to be saved anew, and of other old files that they are none", async () => {
    const refusalOf = (bytes: Uint8Array, name: string) =>
      readDocument(bytes, name).catch(({ code }) => code);
    expect(await refusalOf(oleFile({ Workbook: new Uint8Array() }), "台账.xls")).toBe("documentOldWorkbook");
    expect(await refusalOf(oleFile({ PowerPoint: new Uint8Array() }), "汇报.ppt")).toBe(
      "documentUnsupported",
    );
    expect(await refusalOf(pdfFile([{ texts: [] }]), "扫描.pdf")).toBe("documentNoText");
  });
});
