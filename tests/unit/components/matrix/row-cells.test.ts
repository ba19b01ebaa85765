import fc from "fast-check";
import { expect, it } from "vitest";
import { cellsOf } from "@/components/matrix/row-cells";
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

it("draws the cells that are asked for, each in its place, and no other", () => {
  fc.assert(
    fc.property(columnsAndCells, ({ columns, cells: asked }) => {
      const { cells, blanks } = cellsOf(columns, ({ id }) => asked.has(id));
      expect(cells.map(({ column }) => column.id)).toEqual([...asked]);
      let at = 0;
      for (const cell of cells) {
        at += cell.blanks;
        expect(cell.at).toBe(at);
        expect(cell.column).toBe(columns[at]);
        at += 1;
      }
      expect(at + blanks).toBe(columns.length);
    }),
  );
});
