import { asMatrix, combined, identity, type Matrix, mapped, type Rule } from "@/lib/extract/pdf/geometry";
import { append, largest, smallest } from "@/lib/extract/sequences";

/** Thickest filled rectangle that is a rule, and the least length of one, in points. */
const THICK = 3;
const SHORT = 4;

interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** How a path is drawn: the numbers that mark each step, as pdf.js lays paths out. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

type Point = [number, number];

/** Collects the straight rules that are drawn on a page: stroked lines and boxes, and thin filled boxes. */
export function readRules(
  { fnArray, argsArray }: Operators,
  codes: Readonly<Record<string, number>>,
  upright: Matrix,
): Rule[] {
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let current: Matrix = identity;
  const strokes = codesOf(codes, ["stroke", "closeStroke"]);
  const fills = codesOf(codes, ["fill", "eoFill"]);
  const both = codesOf(codes, ["fillStroke", "eoFillStroke", "closeFillStroke", "closeEOFillStroke"]);
  fnArray.forEach((code, index) => {
    const args = argsArray[index];
    if (code === codes.save || code === codes.paintFormXObjectBegin) saved.push(current);
    if (code === codes.restore || code === codes.paintFormXObjectEnd) current = saved.pop() ?? identity;
    if (code === codes.transform) current = combined(current, asMatrix(args) ?? identity);
    if (code === codes.paintFormXObjectBegin && Array.isArray(args)) {
      current = combined(current, asMatrix(args[0]) ?? identity);
    }
    if (code !== codes.constructPath || !Array.isArray(args)) return;
    const [paint, data] = args as unknown[];
    const stroked = strokes.has(Number(paint)) || both.has(Number(paint));
    if (!stroked && !fills.has(Number(paint))) return;
    const map = combined(upright, current);
    for (const path of pathsOf(data)) {
      const points = path.map(([x, y]) => mapped(map, x, y));
      append(rules, stroked ? edges(points) : thinBox(points));
    }
  });
  return rules;
}

function codesOf(codes: Readonly<Record<string, number>>, names: readonly string[]): ReadonlySet<number> {
  return new Set(names.flatMap((name) => codes[name] ?? []));
}

/** The corners of each path; curves count as their end points, closing repeats the first corner. */
function pathsOf(data: unknown): Point[][] {
  const steps = Array.isArray(data) ? data[0] : null;
  if (typeof steps !== "object" || steps === null || !("length" in steps)) return [];
  const numbers = Array.from(steps as ArrayLike<number>);
  const paths: Point[][] = [];
  let path: Point[] = [];
  for (let at = 0; at < numbers.length; ) {
    const step = numbers[at];
    const width = step === CURVE ? 6 : step === QUADRATIC ? 4 : step === CLOSE ? 0 : 2;
    const point: Point = [numbers[at + width - 1] ?? 0, numbers[at + width] ?? 0];
    if (step === MOVE) {
      path = [point];
      paths.push(path);
    } else if (step === CLOSE) {
      const first = path[0];
      if (first !== undefined) path.push(first);
    } else if (step === LINE || step === CURVE || step === QUADRATIC) path.push(point);
    else break;
    at += width + 1;
  }
  return paths;
}

function edges(points: readonly Point[]): Rule[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    return before === undefined ? [] : ruleBetween(before, point);
  });
}

function ruleBetween([x0, y0]: Point, [x1, y1]: Point): Rule[] {
  const [across, down] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  if (down < 1 && across >= SHORT) {
    return [{ horizontal: true, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) }];
  }
  if (across < 1 && down >= SHORT) {
    return [{ horizontal: false, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) }];
  }
  return [];
}

function thinBox(points: readonly Point[]): Rule[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right] = [smallest(xs), largest(xs)];
  const [top, bottom] = [smallest(ys), largest(ys)];
  const middle: Point = [(left + right) / 2, (top + bottom) / 2];
  if (bottom - top <= THICK && right - left > bottom - top)
    return ruleBetween([left, middle[1]], [right, middle[1]]);
  if (right - left <= THICK) return ruleBetween([middle[0], top], [middle[0], bottom]);
  return [];
}
