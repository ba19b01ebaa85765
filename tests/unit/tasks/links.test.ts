import { describe, expect, it } from "vitest";
import { commonLead, suggestedLinks } from "@/lib/tasks/links/rules";

const candidate = (taskId: string, name: string) => ({
  taskId,
  number: null,
  name,
  planTitle: "方案",
  department: "市工业和信息化局",
});

describe("what is offered to be linked", () => {
  it("is called nearly the same, the likeliest first, and no more than a few", () => {
    const all = [
      candidate("1", "整治燃煤锅炉"),
      candidate("2", "建设市级工业互联网平台"),
      candidate("3", "建设工业互联网平台"),
      ...Array.from({ length: 9 }, (_, at) => candidate(`x${at}`, "推进建设工业互联网平台体系应用推广")),
    ];
    const offered = suggestedLinks("建设工业互联网平台", all).map(({ taskId }) => taskId);
    expect(offered.slice(0, 2)).toEqual(["3", "2"]);
    expect(offered).toHaveLength(5);
    expect(offered).not.toContain("1");
  });
});

describe("the lead of both", () => {
  const part = (departmentId: string, role: "lead" | "cooperating", declined = false) => ({
    departmentId,
    role,
    declined,
  });
  it("leads each and has declined neither", () => {
    expect(commonLead([part("a", "lead")], [part("b", "lead"), part("a", "lead")])).toBe("a");
    expect(commonLead([part("a", "lead")], [part("a", "cooperating")])).toBeNull();
    expect(commonLead([part("a", "lead", true)], [part("a", "lead")])).toBeNull();
    expect(commonLead([part("a", "lead")], [part("a", "lead", true)])).toBeNull();
  });
});
