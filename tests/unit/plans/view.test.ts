import { describe, expect, it } from "vitest";
import { basisOf, departmentOf, fileSize, reasonOf, statusOf } from "@/lib/plans/view";

describe("what a plan implements", () => {
  it("is named in book marks, once", () => {
    expect(
      basisOf({
        basis: [
          { title: "质量强国建设纲要", documentNumber: null },
          { title: "《省实施方案》", documentNumber: "省政发〔2024〕3号" },
        ],
      }),
    ).toEqual(["《质量强国建设纲要》", "《省实施方案》（省政发〔2024〕3号）"]);
  });

  it("is nothing where the column holds something else", () => {
    expect(basisOf({ basis: null })).toEqual([]);
    expect(basisOf({ basis: [{ name: "x" }] })).toEqual([]);
  });
});

describe("an entry of the history", () => {
  it("gives what it has and nothing it has not", () => {
    const data = { from: "assigned", to: "in_progress", reason: null };
    expect(statusOf({ data })).toEqual(data);
    expect(statusOf({ data: { title: "x" } })).toBeNull();
    expect(reasonOf({ data })).toBeNull();
    expect(reasonOf({ data: { reason: "缺佐证" } })).toBe("缺佐证");
    expect(departmentOf({ data: { department: "市财政局" } })).toBe("市财政局");
  });
});

it("writes sizes of files", () => {
  expect([900, 18_400, 2_400_000].map(fileSize)).toEqual(["1 KB", "19 KB", "2.4 MB"]);
});
