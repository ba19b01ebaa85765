/** A piece of text in one font at one place. Points, from the upper left corner of the upright page. */
export interface Glyphs {
  text: string;
  left: number;
  right: number;
  /** The line the characters stand on. */
  baseline: number;
  size: number;
}

/** A straight horizontal or vertical rule; `at` is its y or x, `from` ≤ `to` the other axis. */
export interface Rule {
  horizontal: boolean;
  at: number;
  from: number;
  to: number;
}

export interface PageContent {
  width: number;
  height: number;
  glyphs: Glyphs[];
  rules: Rule[];
}

/** An affine map as PDF writes it: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that applies `inner` first. */
export function combined(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function mapped([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Reads a matrix out of what a library hands over; null where it is none. */
export function asMatrix(value: unknown): Matrix | null {
  if (typeof value !== "object" || value === null || !("length" in value) || value.length !== 6) return null;
  const numbers = Array.from(value as ArrayLike<unknown>);
  const [a, b, c, d, e, f] = numbers;
  if (!numbers.every((number) => typeof number === "number" && Number.isFinite(number))) return null;
  return [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f)];
}
