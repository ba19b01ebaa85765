import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalQuery, readWidths, widthsOf, writeWidths } from "@/lib/views/view";

describe("the address of a view", () => {
  it("is the same for all that ask for the same, without what passes", () => {
    expect(canonicalQuery("?light=red&status=in_progress,assigned&q=")).toBe(
      "light=red&status=in_progress,assigned",
    );
    expect(canonicalQuery("status=in_progress%2Cassigned&light=red&task=1&ids=2")).toBe(
      "light=red&status=in_progress,assigned",
    );
  });

  it("stays as it is once it is in order, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (search) => {
        const once = canonicalQuery(search);
        expect(canonicalQuery(once)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(2000);
      }),
    );
  });
});

describe("the widths of columns", () => {
  it("are kept in one order, within bounds, whatever is read", () => {
    expect(readWidths("lead:180,name:9999,select:44,deadline:1,bar:x")).toEqual({
      name: 800,
      lead: 180,
      deadline: 48,
    });
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = writeWidths(readWidths(text));
        expect(writeWidths(readWidths(once))).toBe(once);
      }),
    );
  });

  it("are those of the person who set them", () => {
    expect(widthsOf("a", "a~name:320")).toBe("name:320");
    expect(widthsOf("b", "a~name:320")).toBe("");
    expect(widthsOf("a", "")).toBe("");
  });
});
