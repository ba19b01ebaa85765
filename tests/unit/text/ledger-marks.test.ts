import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ledgerHead, markOf, planOfHead, readRowMark, rowMark } from "@/lib/text/ledger-marks";

const id = "01a200e8-698e-70e5-bb29-2d1f6c7d81fd";

describe("the marks of a ledger", () => {
  it("are read as they were written", () => {
    const word = fc.string().map((text) => markOf(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.array(word, { minLength: 1 }), (cells, fields) => {
        expect(readRowMark(rowMark({ taskId: id, cells, fields }))).toEqual({ taskId: id, cells, fields });
      }),
    );
    expect(planOfHead(` ${ledgerHead(id)} `)).toBe(id);
  });

  it("are none where a person wrote something", () => {
    for (const words of ["", "备注", id.slice(1), `${id} a b 另写的话`])
      expect(readRowMark(words)).toBeNull();
    expect(planOfHead("序号")).toBeNull();
  });

  it("do not see what programs change in passing, and see everything else", () => {
    expect(markOf("2026-06-30")).toBe(markOf("2026年6月30日"));
    expect(markOf("2026/6/30")).toBe(markOf("2026-06-30"));
    expect(markOf("甲局、乙局\r\n（不承接）")).toBe(markOf("甲局、乙局\n(不承接) "));
    expect(markOf("2026-06-30")).not.toBe(markOf("2026-07-30"));
    expect(markOf("甲局、乙局")).not.toBe(markOf("乙局、甲局"));
  });
});
