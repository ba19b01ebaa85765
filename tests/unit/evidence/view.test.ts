import { expect, it } from "vitest";
import { sizeOf, typeMark, withChanges } from "@/lib/evidence/view";

it("says sizes in the unit in which they are short", () => {
  expect(sizeOf({ size: 1 })).toEqual({ unit: "kb", value: "1" });
  expect(sizeOf({ size: 420 * 1024 })).toEqual({ unit: "kb", value: "420" });
  expect(sizeOf({ size: 3.6 * 1024 * 1024 })).toEqual({ unit: "mb", value: "3.6" });
});

it("takes the type from the end of the name", () => {
  expect(typeMark({ fileName: "合同.v2.pdf" })).toBe("PDF");
  expect(typeMark({ fileName: "合同" })).toBeNull();
});

it("knows what was added and taken away since the server last told", () => {
  const [a, b, c] = [{ id: "a" }, { id: "b" }, { id: "c" }];
  expect(withChanges([a], [b], new Set())).toEqual([a, b]);
  expect(withChanges([a, b], [b, c], new Set(["a"]))).toEqual([b, c]);
  expect(withChanges([a], [], new Set(["a"]))).toEqual([]);
});
