import fc from "fast-check";
import { expect, it } from "vitest";
import { wholeBlocks } from "@/components/table/whole-blocks";

const range = fc
  .record({
    count: fc.integer({ min: 1, max: 5_000 }),
    start: fc.nat(),
    length: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ count, start, length }) => {
    const startIndex = start % count;
    return { count, startIndex, endIndex: Math.min(count - 1, startIndex + length) };
  });

it("draws what is in sight with what lies beyond it, without a gap, and nothing that is not there", () => {
  fc.assert(
    fc.property(range, fc.nat({ max: 20 }), ({ count, startIndex, endIndex }, overscan) => {
      const drawn = wholeBlocks({ startIndex, endIndex, overscan, count });
      expect(drawn[0]).toBeLessThanOrEqual(Math.max(0, startIndex - overscan));
      expect(drawn.at(-1)).toBeGreaterThanOrEqual(Math.min(count - 1, endIndex + overscan));
      expect(drawn.at(-1)).toBeLessThan(count);
      expect(drawn).toEqual(drawn.map((_, at) => (drawn[0] ?? 0) + at));
    }),
  );
});

it("stays as it is over several rows of a scroll", () => {
  const at = (startIndex: number) =>
    wholeBlocks({ startIndex, endIndex: startIndex + 25, overscan: 8, count: 5_000 }).join();
  const drawn = new Set(Array.from({ length: 60 }, (_, row) => at(100 + row)));
  expect(drawn.size).toBeLessThan(30);
});
