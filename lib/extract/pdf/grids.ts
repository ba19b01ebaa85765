import type { Rule } from "@/lib/extract/pdf/geometry";

/** Distance below which two rules meet or are one, in points. */
const NEAR = 3;
/** Distance below which two rules bound no column or row: no character fits between them. */
const NARROW = 5;

/** What no page holds: a drawing, not a table. */
const MOST_RULES = 4_000;
const MOST_FIELDS = 20_000;

/** A field of a ruled table, by its edges and by the columns and rows of the grid that it covers. */
export interface Field {
  left: number;
  right: number;
  top: number;
  bottom: number;
  column: number;
  row: number;
  colSpan: number;
  rowSpan: number;
}

export interface Grid {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Edges of the columns. */
  columns: number[];
  rows: number;
  fields: Field[];
}

/** Finds the ruled tables of a page: rules that meet, with at least two fields between them. */
export function findGrids(rules: readonly Rule[]): Grid[] {
  const whole = joined(rules);
  if (whole.length > MOST_RULES) return [];
  return connected(whole)
    .flatMap((group) => {
      const grid = asGrid(group);
      return grid === null ? [] : [grid];
    })
    .sort((a, b) => a.top - b.top);
}

/** Joins rules that lie on one line and touch: borders are drawn cell by cell. */
function joined(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort(
    (a, b) => Number(a.horizontal) - Number(b.horizontal) || a.at - b.at || a.from - b.from,
  );
  const result: Rule[] = [];
  let track: Rule[] = [];
  const close = (): void => {
    track.sort((a, b) => a.from - b.from);
    let open: Rule | null = null;
    for (const rule of track) {
      if (open !== null && rule.from <= open.to + NEAR) open.to = Math.max(open.to, rule.to);
      else {
        open = { ...rule };
        result.push(open);
      }
    }
    track = [];
  };
  for (const rule of sorted) {
    const first = track[0];
    if (first !== undefined && (first.horizontal !== rule.horizontal || rule.at - first.at > NEAR / 2))
      close();
    track.push(rule);
  }
  close();
  return result;
}

/** Parts the rules into groups that hang together. */
function connected(rules: readonly Rule[]): Rule[][] {
  const across = rules.filter((rule) => rule.horizontal);
  const down = rules.filter((rule) => !rule.horizontal);
  const owner = new Map<Rule, Rule>();
  const rootOf = (rule: Rule): Rule => {
    let root = rule;
    for (let next = owner.get(root); next !== undefined; next = owner.get(root)) root = next;
    if (root !== rule) owner.set(rule, root);
    return root;
  };
  for (const horizontal of across) {
    for (const vertical of down) {
      if (!meet(horizontal, vertical)) continue;
      const [a, b] = [rootOf(horizontal), rootOf(vertical)];
      if (a !== b) owner.set(a, b);
    }
  }
  const groups = new Map<Rule, Rule[]>();
  for (const rule of rules) {
    const root = rootOf(rule);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [rule]);
    else group.push(rule);
  }
  return [...groups.values()].filter((group) => group.length >= 4);
}

function meet(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - NEAR &&
    vertical.at <= horizontal.to + NEAR &&
    horizontal.at >= vertical.from - NEAR &&
    horizontal.at <= vertical.to + NEAR
  );
}

function asGrid(group: readonly Rule[]): Grid | null {
  const across = group.filter((rule) => rule.horizontal);
  const down = group.filter((rule) => !rule.horizontal);
  // A table may be open at its sides: its rules then end where a border would stand.
  const xs = distinct([...down.map((rule) => rule.at), ...across.flatMap((rule) => [rule.from, rule.to])]);
  const ys = distinct([...across.map((rule) => rule.at), ...down.flatMap((rule) => [rule.from, rule.to])]);
  if (xs.length < 2 || ys.length < 2 || (xs.length - 1) * (ys.length - 1) < 2) return null;
  if (xs.length * ys.length > MOST_FIELDS) return null;
  const fields = fieldsOf(xs, ys, across, down);
  if (fields.length < 2) return null;
  return {
    left: xs[0] ?? 0,
    right: xs.at(-1) ?? 0,
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
    columns: xs,
    rows: ys.length - 1,
    fields,
  };
}

function distinct(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last === undefined || value - last > NARROW) result.push(value);
  }
  return result;
}

/** Reads the grid from its upper left corner: each field grows to the right and down until a rule stops it. */
function fieldsOf(
  xs: readonly number[],
  ys: readonly number[],
  across: readonly Rule[],
  down: readonly Rule[],
): Field[] {
  const taken = new Set<string>();
  const fields: Field[] = [];
  const edge = (values: readonly number[], index: number) => values[index] ?? 0;
  const middle = (values: readonly number[], index: number) =>
    (edge(values, index) + edge(values, index + 1)) / 2;
  const ruledRight = (column: number, row: number) => covers(down, edge(xs, column + 1), middle(ys, row));
  const ruledBelow = (column: number, row: number) => covers(across, edge(ys, row + 1), middle(xs, column));
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < xs.length - 1; column++) {
      if (taken.has(`${column}:${row}`)) continue;
      let colSpan = 1;
      while (column + colSpan < xs.length - 1 && !ruledRight(column + colSpan - 1, row)) colSpan += 1;
      let rowSpan = 1;
      while (row + rowSpan < ys.length - 1 && !ruledBelow(column, row + rowSpan - 1)) rowSpan += 1;
      for (let y = row; y < row + rowSpan; y++)
        for (let x = column; x < column + colSpan; x++) taken.add(`${x}:${y}`);
      fields.push({
        left: edge(xs, column),
        right: edge(xs, column + colSpan),
        top: edge(ys, row),
        bottom: edge(ys, row + rowSpan),
        column,
        row,
        colSpan,
        rowSpan,
      });
    }
  }
  return fields;
}

function covers(rules: readonly Rule[], at: number, along: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - at) <= NARROW && rule.from <= along && rule.to >= along);
}
