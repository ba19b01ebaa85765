import type { Bytes } from "@/lib/extract/bytes";
import { readSprms } from "@/lib/extract/doc/sprms";

/** A cell's place and merging in the definition of its row; edges in twentieths of a point. */
export interface CellShape {
  left: number;
  right: number;
  /** Merged into the cell on its left. */
  joinsLeft: boolean;
  vertical: "none" | "restart" | "continue";
}

/** What is set for a paragraph; absent means: as its style says. */
export interface DocSettings {
  centred?: boolean;
  outline?: number;
  list?: number;
  level?: number;
  inTable?: boolean;
  /** How deep the table is nested: 1 is a table of the page. */
  depth?: number;
  /** The mark that ends a row, with the shapes of its cells. */
  rowEnd?: boolean;
  headRow?: boolean;
  cells?: CellShape[];
}

const codes = {
  centred97: 0x2403,
  centred: 0x2461,
  outline: 0x2640,
  list: 0x460b,
  level: 0x260a,
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  headRow: 0x3404,
  definition: 0xd608,
  verticalMerge: 0xd62b,
  huge: 0x6646,
  hugeOld: 0x6645,
} as const;

const CELL = 20;

/** Reads the settings out of a list of changes. `data` is the stream that long lists are moved to. */
export function readDocSettings(list: Bytes, data: Bytes | null): DocSettings {
  const settings: DocSettings = {};
  apply(list, data, settings, true);
  return settings;
}

function apply(list: Bytes, data: Bytes | null, settings: DocSettings, mayFollow: boolean): void {
  for (const { code, at, length } of readSprms(list)) {
    switch (code) {
      case codes.centred97:
      case codes.centred:
        settings.centred = list.u8(at) === 1;
        break;
      case codes.outline:
        settings.outline = list.u8(at);
        break;
      case codes.list:
        settings.list = list.u16(at);
        break;
      case codes.level:
        settings.level = list.u8(at);
        break;
      case codes.inTable:
        settings.inTable = list.u8(at) === 1;
        break;
      case codes.depth:
        settings.depth = list.u32(at);
        break;
      case codes.rowEnd:
        settings.rowEnd = list.u8(at) === 1;
        break;
      case codes.headRow:
        settings.headRow = list.u8(at) === 1;
        break;
      case codes.definition:
        settings.cells = readShapes(list.part(at, length));
        break;
      case codes.verticalMerge: {
        const cell = settings.cells?.[list.u8(at)];
        if (cell !== undefined && length >= 2) cell.vertical = verticalOf(list.u8(at + 1));
        break;
      }
      case codes.huge:
      case codes.hugeOld: {
        const start = list.u32(at);
        if (mayFollow && data !== null && start + 2 <= data.length) {
          apply(
            data.part(start + 2, Math.min(data.u16(start), data.length - start - 2)),
            data,
            settings,
            false,
          );
        }
        break;
      }
      default:
        break;
    }
  }
}

function readShapes(definition: Bytes): CellShape[] {
  const count = definition.u8(0);
  const cells: CellShape[] = [];
  const shapes = 1 + (count + 1) * 2;
  if (shapes > definition.length) return [];
  for (let index = 0; index < count; index++) {
    const at = shapes + index * CELL;
    // Cells at the end may be left out: they are plain.
    const flags = at + 2 <= definition.length ? definition.u16(at) : 0;
    cells.push({
      left: definition.i16(1 + index * 2),
      right: definition.i16(3 + index * 2),
      joinsLeft: (flags & 0b10) !== 0,
      vertical: verticalOf((flags >> 5) & 0b11),
    });
  }
  return cells;
}

function verticalOf(flag: number): CellShape["vertical"] {
  return flag === 3 ? "restart" : flag === 1 ? "continue" : "none";
}
