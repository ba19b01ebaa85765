import fc from "fast-check";
import { expect, it } from "vitest";
import { partsOf } from "@/components/matrix/row-parts";
import { foldColumns } from "@/lib/assignments/view";

const sums = { leads: 0, responsibles: 0, cooperating: 0, warning: 0 };

const columnsAndCells = fc
  .array(fc.record({ startsGroup: fc.boolean(), isCell: fc.boolean() }), { minLength: 1, maxLength: 60 })
  .map((drawn) => ({
    columns: foldColumns(
      drawn.map(({ startsGroup }, at) => ({
        id: `d${at}`,
        name: `市第${at}局`,
        group: null,
        isCollective: false,
        startsGroup,
        isHeavy: false,
        sums,
      })),
      new Set(),
    ),
    cells: new Set(drawn.flatMap(({ isCell }, at) => (isCell ? [`d${at}`] : []))),
  }));

it("draws the cells that are asked for in their places, and blanks over everything between them", () => {
  fc.assert(
    fc.property(columnsAndCells, ({ columns, cells }) => {
      const parts = partsOf(columns, ({ id }) => cells.has(id));
      let at = 0;
      for (const part of parts) {
        expect(part.at).toBe(at);
        expect(part.column).toBe(columns[at]);
        const covered = columns.slice(at, at + (part.kind === "blank" ? part.span : 1));
        if (part.kind === "cell") expect(cells.has(part.column.id)).toBe(true);
        else {
          expect(covered.some(({ id }) => cells.has(id))).toBe(false);
          // The line before a group is drawn through blanks as well.
          expect(covered.slice(1).some(({ startsGroup }) => startsGroup)).toBe(false);
        }
        at += covered.length;
      }
      expect(at).toBe(columns.length);
    }),
  );
});
