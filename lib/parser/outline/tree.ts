import type { GridTable, Line } from "@/lib/parser/normalize/normalize";
import type { Label } from "@/lib/parser/outline/label";
import type { ClassifiedBlock, ClassifiedLine } from "@/lib/parser/outline/lines";
import { type Part, partOf } from "@/lib/parser/outline/parts";
import { looksLikeOrganisation } from "@/lib/parser/recognize/organisations";
import { findStatements } from "@/lib/parser/recognize/responsibility";

/** A numbered item or a heading, with what stands under it. */
export interface Node {
  parent: Node | null;
  label: Label | null;
  rank: number;
  /** Level that the file's format gives a heading, or null. */
  heading: number | null;
  /** The line that opens the node. */
  line: Line;
  /** Offset in the normalised text of what follows the label. */
  restStart: number;
  /** Lines without a label of their own between this node's line and the next node's. */
  body: Line[];
  children: Node[];
  /** What the section that holds the node is for; null where no heading says. */
  part: Part | null;
}

export interface PlacedTable {
  table: GridTable;
  under: Node | null;
  /** Text lines right above the table: its title, a unit, a note. */
  above: Line[];
  /** The table belongs to a box (专栏). */
  boxed: boolean;
}

export interface Outline {
  /** Text before the first node: the preamble and what stands around it. */
  front: Line[];
  roots: Node[];
  /** All nodes in reading order. */
  nodes: Node[];
  tables: PlacedTable[];
  /** Lines of boxes (专栏), which illustrate measures and divide no work. */
  boxes: Line[];
  /** Paragraphs behind the last item that belong to the whole document. */
  closing: Line[];
}

/** A line without a label that heads numbering that starts over: `——市级:`, or a short phrase. */
const BARE_HEADING = /^(—+\s*[^。;,]{1,20}:|[^。;,、:()]{2,24})$/;
const SENTENCE = /[。;]/;
const DEEPEST = 9;
/** From this rank on an item's own title says what is done, not what its section is for. */
const MEASURE_RANK = 5;

interface Open {
  roots: Node[];
  stack: Node[];
  box: boolean;
}

/**
 * Second stage: builds the tree of items. A label opens a node under the nearest open node of a higher level; a
 * heading that only the format marks, or a line like `——市级:` above numbering that restarts, opens one as well. A new title
 * or annex closes everything.
 */
export function buildOutline(blocks: readonly ClassifiedBlock[]): Outline {
  const outline: Outline = { front: [], roots: [], nodes: [], tables: [], boxes: [], closing: [] };
  const open: Open = { roots: outline.roots, stack: [], box: false };
  blocks.forEach((block, i) => {
    if (block.kind === "table") {
      const above = linesAbove(blocks, i);
      const boxed = open.box || isBoxTable(block);
      outline.tables.push({ table: block, under: open.stack.at(-1) ?? null, above, boxed });
      return;
    }
    if (block.role === "title" || block.role === "annex") {
      open.stack = [];
      open.box = false;
      return;
    }
    if (block.role === "box") {
      open.box = true;
      outline.boxes.push(block.line);
      return;
    }
    if (block.role !== "labelled" && block.role !== "text" && block.role !== "addressee") return;
    const node = nodeOf(block, blocks[i - 1], nextLine(blocks, i));
    if (open.box) {
      const inside =
        node?.label == null ? !behindBox(block, blocks[i - 1]) : !carriesOn(node.label, open.stack);
      if (inside) {
        outline.boxes.push(block.line);
        return;
      }
      open.box = false;
    }
    if (node !== null) place(node, open, outline);
    else (open.stack.at(-1)?.body ?? outline.front).push(block.line);
  });
  assignParts(outline.nodes);
  takeClosing(outline);
  return outline;
}

const STATEMENT = /^\s*([(〔【[]|(责任|牵头|配合|主办|协办|完成|参与|承办|落实|分管)[^:。]{0,8}:)/;

/**
 * Where items are single paragraphs, what follows the last one is addressed to everybody: it closes the document and is no
 * part of that item. A responsibility statement on a line of its own still belongs to the item.
 */
function takeClosing(outline: Outline): void {
  const last = outline.nodes.at(-1);
  if (last?.label == null || last.body.length === 0) return;
  const addressed = closingFrom(last);
  if (addressed >= 0) {
    outline.closing = last.body.slice(addressed);
    last.body = last.body.slice(0, addressed);
    return;
  }
  const kin = outline.nodes.filter(
    (node) => node !== last && node.label?.kind === last.label?.kind && node.children.length === 0,
  );
  const prose = (node: Node) => node.body.filter((line) => !STATEMENT.test(line.fold));
  if (kin.length < 3 || kin.some((node) => prose(node).length > 0)) return;
  // An item that is a heading only has its words in the lines below it.
  if (!/[。;)]\s*$/.test(last.line.fold)) return;
  outline.closing = prose(last);
  last.body = last.body.filter((line) => STATEMENT.test(line.fold));
}

/** How a paragraph begins that speaks to everybody about the whole document: 各地各部门要…, 本方案自…起施行. */
const TO_ALL =
  /^\s*(各(地|部门|单位|级|县|市|区|乡|镇|街道|科室|有关|相关|牵头|责任|成员)[^。:]{0,40}?(要|应|须|请|可)|请各|本(实施|工作|行动)?(方案|计划|措施|意见|政策|规划|清单|通知)[^。]{0,40}(自|由|有效期|施行|实施|解释|执行)|(上述|以上)(政策|措施|任务|各项)|特此通知|此前[^。]{0,30}不一致)/;

/** Where in the last item's lines the closing paragraphs begin: behind the statement that ends the item; -1 where there are none. */
function closingFrom(last: Node): number {
  const rest = last.line.fold.slice(last.restStart - last.line.start);
  const ended =
    /[)〕】]\s*[。;]?\s*$/.test(rest) && findStatements(rest).some(({ names }) => names.length > 0);
  const at = ended ? 0 : last.body.findIndex((line) => TO_ALL.test(line.fold));
  if (at < 0 || (at === 0 && !ended && rest.trim().length < 20)) return -1;
  const behind = last.body.slice(at);
  const owned = behind.some(
    ({ fold }) => STATEMENT.test(fold) || findStatements(fold).some(({ names }) => names.length > 0),
  );
  return owned ? -1 : at;
}

/**
 * Whether a short line stands between items whose numbers run on through the headings: behind the end of one item, or
 * right below a heading, and above the next.
 */
function headsRunning(
  before: ClassifiedBlock | undefined,
  { line, role }: ClassifiedLine,
  next: ClassifiedLine,
): boolean {
  const fold = line.fold.trim();
  if (role !== "text" || !BARE_HEADING.test(fold) || fold.startsWith("—") || looksLikeOrganisation(fold))
    return false;
  if (before?.kind !== "line" || next.label?.kind !== "arabic") return false;
  if (before.label !== null && before.label.rank < next.label.rank) return !SENTENCE.test(before.line.fold);
  return (
    /[。)\]】〕]$/.test(before.line.fold.trim()) &&
    (before.label?.ordinal ?? next.label.ordinal - 1) === next.label.ordinal - 1
  );
}

function nodeOf(
  block: ClassifiedLine,
  before: ClassifiedBlock | undefined,
  next: ClassifiedLine | null,
): Node | null {
  const { line, label } = block;
  const lead = line.fold.length - line.fold.trimStart().length;
  if (label !== null) return newNode(line, label, label.rank, line.start + lead + label.length);
  if (next?.label?.ordinal === 1 && block.role === "text" && BARE_HEADING.test(line.fold.trim())) {
    return newNode(line, null, next.label.rank - 0.25, line.start);
  }
  if (next?.label != null && headsRunning(before, block, next)) {
    return newNode(line, null, next.label.rank - 0.25, line.start);
  }
  if (line.heading !== null && line.fold.length <= 50 && !SENTENCE.test(line.fold)) {
    return newNode(line, null, 2 + Math.min(line.heading, 9) / 10, line.start);
  }
  return null;
}

function newNode(line: Line, label: Node["label"], rank: number, restStart: number): Node {
  return {
    parent: null,
    label,
    rank,
    heading: line.heading,
    line,
    restStart,
    body: [],
    children: [],
    part: null,
  };
}

function place(node: Node, open: Open, outline: Outline): void {
  while (open.stack.length > 0 && !encloses(open.stack.at(-1), node)) open.stack.pop();
  const parent = open.stack.at(-1) ?? null;
  node.parent = parent;
  (parent?.children ?? open.roots).push(node);
  if (open.stack.length < DEEPEST) open.stack.push(node);
  outline.nodes.push(node);
}

function encloses(above: Node | undefined, node: Node): boolean {
  if (above === undefined) return false;
  // Two headings that the format marks, one of them without a label: the format knows which is higher.
  if (above.heading !== null && node.heading !== null && (above.label === null || node.label === null)) {
    return above.heading < node.heading;
  }
  return above.rank < node.rank;
}

/** Whether a label goes on with the numbering outside a box: the next number on an open level, or a higher level. */
function carriesOn(label: Label, stack: readonly Node[]): boolean {
  for (const node of stack) {
    if (node.label === null) continue;
    if (node.label.kind === label.kind) return label.ordinal === node.label.ordinal + 1;
  }
  // A level that is not open starts over inside an enclosing item, and only a box would start it here.
  return false;
}

/**
 * Whether a paragraph behind the numbered lines of a box goes on with the text around it: it names who is responsible, or
 * follows a numbered sentence, to which it does not belong.
 */
function behindBox(block: ClassifiedLine, before: ClassifiedBlock | undefined): boolean {
  const { fold } = block.line;
  if (block.role !== "text" || fold.length < 24 || !/[。)]\s*$/.test(fold)) return false;
  if (findStatements(fold).some((statement) => statement.names.length > 0)) return true;
  return before?.kind === "line" && before.label !== null && /[。;]\s*$/.test(before.line.fold);
}

function isBoxTable(table: GridTable): boolean {
  const first = table.rows[0]?.find((cell) => cell !== null && cell.text.trim() !== "");
  return first != null && /^[【(]?专\s?栏/.test(first.fold.trim());
}

function nextLine(blocks: readonly ClassifiedBlock[], i: number): ClassifiedLine | null {
  const next = blocks[i + 1];
  return next?.kind === "line" ? next : null;
}

function linesAbove(blocks: readonly ClassifiedBlock[], i: number): Line[] {
  const above: Line[] = [];
  for (let at = i - 1; at >= Math.max(0, i - 4); at--) {
    const block = blocks[at];
    if (block?.kind !== "line" || block.line.fold.length > 80 || /。/.test(block.line.fold)) break;
    above.unshift(block.line);
  }
  return above;
}

/** The title of a node's own line: what follows the label, up to the end of the line. */
export function headingText(node: Node): string {
  return node.line.text.slice(node.restStart - node.line.start).trim();
}

/**
 * Tells what the section that holds each node is for. Read from the outside in: the outermost heading that says it decides.
 * Inside a general part the goals and the measures may still be told apart, and only a heading of the top level opens an
 * organisation part, since 「强化制度保障」 further down is a measure.
 */
function assignParts(nodes: readonly Node[]): void {
  const depths = new Map<Node, number>();
  for (const node of nodes) {
    const above = node.parent;
    const depth = above === null ? 0 : (depths.get(above) ?? 0) + (above.label === null ? 0 : 1);
    depths.set(node, depth);
    node.part = above?.part ?? null;
    if (node.part !== null && node.part !== "general") continue;
    const own = partOf(firstPhrase(headingText(node)));
    if (own === null || (node.part === null && node.rank >= MEASURE_RANK && node.children.length === 0))
      continue;
    if (own !== "organisation" || depth === 0) node.part = own;
  }
}

function firstPhrase(text: string): string {
  const end = text.search(/[。:：]/);
  return end < 0 ? text : text.slice(0, end);
}
