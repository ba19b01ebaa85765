import fc from "fast-check";
import { expect, it } from "vitest";
import { wholeBlocks } from "@/components/table/whole-blocks";

const count = fc.integer({ min: 1, max: 5_000 });
const places = fc.array(fc.nat(), { minLength: 1, maxLength: 20 });
const size = fc.integer({ min: 0, max: 60 });
const overscan = fc.integer({ min: 2, max: 20 });

it("draws what is in sight, with as much beyond it as is wanted where the scroll leads, without a gap", () => {
  fc.assert(
    fc.property(count, places, size, overscan, (total, starts, length, beyond) => {
      const blocks = wholeBlocks();
      let before = 0;
      let isUpward = false;
      for (const start of starts) {
        const startIndex = start % total;
        const endIndex = Math.min(total - 1, startIndex + length);
        const drawn = blocks({ startIndex, endIndex, overscan: beyond, count: total });
        if (startIndex !== before) isUpward = startIndex < before;
        before = startIndex;
        const [above, below] = isUpward ? [beyond, 2] : [2, beyond];
        expect(drawn[0]).toBeLessThanOrEqual(Math.max(0, startIndex - above));
        expect(drawn.at(-1)).toBeGreaterThanOrEqual(Math.min(total - 1, endIndex + below));
        expect(drawn.at(-1)).toBeLessThan(total);
        expect(drawn).toEqual(drawn.map((_, at) => (drawn[0] ?? 0) + at));
      }
    }),
  );
});

it("changes once for a block, at both ends at the same time, however rows lie at the edges of what is in sight", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 60 }), overscan, fc.boolean(), (rows, beyond, isUpward) => {
      const blocks = wholeBlocks();
      // Now one row more is seen in part, and now one less.
      const at = (startIndex: number) =>
        blocks({
          startIndex,
          endIndex: startIndex + rows + (startIndex % 2),
          overscan: beyond,
          count: 5_000,
        });
      const steps = Array.from({ length: 60 }, (_, row) => 102 + row);
      at(isUpward ? 201 : 101);
      const drawn = new Set((isUpward ? steps.reverse() : steps).map((step) => at(step).join()));
      expect(drawn.size).toBeLessThanOrEqual(11);
    }),
  );
});
