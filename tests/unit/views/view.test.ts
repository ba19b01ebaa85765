import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalQuery } from "@/lib/views/view";

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
