import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { following } from "@/lib/tasks/query/rules";
import { readRowPage } from "@/lib/tasks/schema";

const id = "00000000-0000-4000-8000-000000000001";

describe("rows that are read on", () => {
  it("come each once and in their order, however many at a time", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (order, limit) => {
          const read: string[] = [];
          for (;;) {
            const page = following(order, { after: read.at(-1) ?? null, limit });
            if (page.length === 0) break;
            expect(page.length).toBeLessThanOrEqual(limit);
            read.push(...page);
          }
          expect(read).toEqual(order);
        },
      ),
    );
  });

  it("are none after a row that is not shown any more", () => {
    expect(following(["a", "b"], { after: "c", limit: 10 })).toEqual([]);
  });

  it("are as many as an address asks for, within what is sent at once", () => {
    expect(readRowPage({ after: id, count: "150" })).toEqual({ after: id, limit: 150 });
    for (const count of [undefined, "0", "-3", "1001", "1.5", "many", ["1", "2"]])
      expect(readRowPage({ count })).toEqual({ after: null, limit: 1_000 });
  });
});
