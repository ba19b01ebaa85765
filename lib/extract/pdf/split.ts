import type { Glyphs } from "@/lib/extract/pdf/geometry";
import type { Field, Grid } from "@/lib/extract/pdf/grids";

/** How far from a border the blank may stand at which a piece is parted, in character sizes. */
const SLACK = 1.5;

/** Parts a piece of text that runs from one field of a table into the next: the library joins what stands close. */
export function splitAtFields(piece: Glyphs, grid: Grid): Glyphs[] {
  const y = piece.baseline - piece.size / 3;
  if (piece.right <= grid.left || piece.left >= grid.right || y < grid.top || y > grid.bottom) return [piece];
  const row = grid.fields.filter((field) => y > field.top && y <= field.bottom);
  const edge = row.map((field: Field) => field.right).find((x) => x > piece.left + 2 && x < piece.right - 2);
  if (edge === undefined) return [piece];
  const places = placesOf(piece);
  const at = splitIndex(piece, places, edge);
  const middle = places[at];
  if (at <= 0 || middle === undefined) return [piece];
  const before = { ...piece, text: piece.text.slice(0, at).trim(), right: Math.min(edge, middle) };
  const behind = { ...piece, text: piece.text.slice(at).trim(), left: Math.max(edge, middle) };
  if (before.text === "" || behind.text === "") return [piece];
  return [before, ...splitAtFields(behind, grid)];
}

/** Where each character begins, by the rule that Chinese characters are twice as wide as others. */
function placesOf(piece: Glyphs): number[] {
  const widths = Array.from(piece.text, (_, index) => (piece.text.charCodeAt(index) < 0x2000 ? 0.5 : 1));
  const scale = (piece.right - piece.left) / widths.reduce((sum, width) => sum + width, 0);
  let place = piece.left;
  return widths.map((width) => {
    const start = place;
    place += width * scale;
    return start;
  });
}

function splitIndex(piece: Glyphs, places: readonly number[], edge: number): number {
  let best = -1;
  let bestDistance = Number.POSITIVE_INFINITY;
  places.forEach((place, index) => {
    const blank = piece.text[index] === " " && Math.abs(place - edge) < SLACK * piece.size;
    // A blank near the border is where it was; else the nearest character begins behind it.
    const distance = Math.abs(place - edge) - (blank ? SLACK * piece.size : 0);
    if (distance < bestDistance) {
      best = index;
      bestDistance = distance;
    }
  });
  return best;
}
