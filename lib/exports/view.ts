import { formatList, formatMonth } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { answerable } from "@/lib/tasks/rules";
import type { AssignmentRole, LedgerRow, Party, SectionTitle } from "@/lib/tasks/types";
import { sectionName } from "@/lib/tasks/view";
import { fieldMarks, markOf, rowMark } from "@/lib/text/ledger-marks";
import type { FileCell, FileColumn, FileRow, LedgerDetails, LedgerPart } from "./types";

/** A cell as words alone. */
export function cellWords(cell: FileCell): string {
  if (typeof cell === "string" || typeof cell === "number") return String(cell);
  if (cell.kind === "light") return cell.word;
  return cell.kind === "day" ? cell.on : `${cell.value}%`;
}

/** The words that a file needs, in the reader's language. */
export interface FileWords {
  locale: Locale;
  noSection: string;
  noLead: string;
  light: (row: LedgerRow) => string;
  status: (row: LedgerRow) => string;
  /** Where no day is set. */
  deadline: (row: LedgerRow) => string;
  /** 原定 2026-09-30 */
  original: (day: string) => string;
  unit: (role: AssignmentRole) => string;
  /** 责任单位：甲局、乙局 */
  labelled: (label: string, words: string) => string;
  declined: (name: string) => string;
  /** 2026年10月：… */
  target: (target: LedgerDetails["targets"][number]) => string;
  remarks: (row: LedgerRow) => string[];
}

function namesOf(parties: readonly Party[], role: AssignmentRole, words: FileWords): string {
  const names = parties
    .filter((party) => party.role === role)
    .map(({ name, declined }) => (declined ? words.declined(name) : name));
  return formatList(names, words.locale);
}

/** Who leads; where nobody does, who is responsible, under that word. */
function leadCell({ parties }: LedgerRow, words: FileWords): string {
  const leads = namesOf(parties, "lead", words);
  if (leads !== "") return leads;
  const responsibles = namesOf(parties, "responsible", words);
  return responsibles === "" ? words.noLead : words.labelled(words.unit("responsible"), responsibles);
}

/** Who works with those who lead. */
function supportCell(row: LedgerRow, words: FileWords): string {
  const hasLead = row.parties.some(({ role }) => role === "lead");
  return hasLead ? othersCell(row, words) : namesOf(row.parties, "cooperating", words);
}

/** Who is responsible stands before those who cooperate, each under its word; who only cooperates needs none. */
function othersCell({ parties }: LedgerRow, words: FileWords): string {
  const cooperating = namesOf(parties, "cooperating", words);
  const responsibles = namesOf(parties, "responsible", words);
  if (responsibles === "") return cooperating;
  const lines = [words.labelled(words.unit("responsible"), responsibles)];
  if (cooperating !== "") lines.push(words.labelled(words.unit("cooperating"), cooperating));
  return lines.join("\n");
}

function numberCell({ number }: LedgerRow, index: number): FileCell {
  if (number === null) return index + 1;
  return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : number;
}

function deadlineCell(row: LedgerRow, words: FileWords): FileCell {
  if (row.deadlineOn === null) return words.deadline(row);
  // A list on paper says both days; the one that holds stands first.
  if (row.originalDeadline !== null) return `${row.deadlineOn}\n${words.original(row.originalDeadline)}`;
  return { kind: "day", on: row.deadlineOn };
}

/** The task by its name, and its text under it where that says more. */
function taskCell(row: LedgerRow, details: LedgerDetails | undefined): string {
  if (!details) return row.name;
  const { title, text } = details;
  return title === null || text.startsWith(title) ? text : `${title}\n${text}`;
}

/** One field of the last reports of those whose word counts; named where there are several. */
function reported(
  parts: readonly LedgerPart[],
  field: "text" | "problems" | "nextSteps",
  words: FileWords,
): string {
  const answering = answerable(parts);
  return answering
    .flatMap(({ department, report }) => {
      const said = report?.[field].trim() ?? "";
      if (!report || said === "") return [];
      const month = formatMonth(report.startsOn, words.locale);
      const who = answering.length > 1 ? [department] : [];
      const label = [...who, ...(field === "text" ? [month] : [])].join(" ");
      return [label === "" ? said : words.labelled(label, said)];
    })
    .join("\n");
}

/** Rows under their sections, in the order in which they come. */
function withSections(
  rows: readonly LedgerRow[],
  sections: readonly SectionTitle[],
  words: FileWords,
  cells: (row: LedgerRow, index: number) => FileCell[],
  mark?: (row: LedgerRow, cells: readonly FileCell[]) => string,
): FileRow[] {
  const titles = new Map(sections.map((section) => [section.id, sectionName(section)]));
  const result: FileRow[] = [];
  let current: string | null | undefined;
  rows.forEach((row, index) => {
    if (row.sectionId !== current && titles.size > 0) {
      const title = row.sectionId === null ? undefined : titles.get(row.sectionId);
      result.push({ kind: "section", title: title ?? words.noSection });
    }
    current = row.sectionId;
    const own = cells(row, index);
    result.push({ kind: "row", cells: own, ...(mark ? { mark: mark(row, own) } : {}) });
  });
  return result;
}

/** In the order in which offices keep a ledger; widths in characters of a spreadsheet. */
export const ledgerColumns = [
  ["number", 6],
  ["source", 16],
  ["task", 40],
  ["target", 22],
  ["lead", 15],
  ["support", 22],
  ["people", 10],
  ["deadline", 12],
  ["light", 6],
  ["progress", 7],
  ["report", 42],
  ["problems", 26],
  ["nextSteps", 26],
  ["status", 9],
  ["remarks", 16],
] as const;

/** The official table of who does what. */
export const divisionColumns = [
  ["number", 6],
  ["task", 60],
  ["lead", 22],
  ["divisionSupport", 40],
  ["deadline", 14],
] as const;

const centred = ["number", "source", "lead", "people", "deadline", "light", "progress", "status"];

export function fileColumns<K extends string>(
  keys: readonly (readonly [K, number])[],
  title: (key: K) => string,
): FileColumn[] {
  return keys.map(([key, width]) => ({ title: title(key), width, centred: centred.includes(key) }));
}

interface Read {
  rows: readonly LedgerRow[];
  details: readonly LedgerDetails[];
  sections: readonly SectionTitle[];
}

/** By which a row is known again when the ledger comes back, and by which it is told what was changed in it. */
function markOfRow(row: LedgerRow, details: LedgerDetails | undefined, cells: readonly FileCell[]): string {
  const { deadlineOn: on, deadlineKind: kind, deadlineWords: words } = row;
  const { title = null, text = "", parts = [] } = details ?? {};
  return rowMark({
    taskId: row.id,
    cells: cells.map((cell) => markOf(cellWords(cell))),
    fields: fieldMarks({
      title,
      text,
      parts: parts.map(({ department: name, role, declined }) => ({ name, role, declined })),
      deadline: { on, kind, words },
    }),
  });
}

/** The rows of a ledger, cell by cell as in `ledgerColumns`. */
export function ledgerRows({ rows, details, sections }: Read, source: string, words: FileWords): FileRow[] {
  const detailsOf = new Map(details.map((one) => [one.id, one]));
  const cells = (row: LedgerRow, index: number): FileCell[] => {
    const own = detailsOf.get(row.id);
    const parts = own?.parts ?? [];
    const heads = answerable(parts).flatMap((part) => part.heads);
    return [
      numberCell(row, index),
      source,
      taskCell(row, own),
      own?.targets.map(words.target).join("\n") ?? "",
      leadCell(row, words),
      supportCell(row, words),
      formatList([...new Set(heads)], words.locale),
      deadlineCell(row, words),
      { kind: "light", light: row.light, word: words.light(row) },
      { kind: "percent", value: row.percent },
      reported(parts, "text", words),
      reported(parts, "problems", words),
      reported(parts, "nextSteps", words),
      words.status(row),
      words.remarks(row).join("\n"),
    ];
  };
  const mark = (row: LedgerRow, own: readonly FileCell[]) => markOfRow(row, detailsOf.get(row.id), own);
  return withSections(rows, sections, words, cells, mark);
}

/** The rows of the division of work, cell by cell as in `divisionColumns`. */
export function divisionRows({ rows, details, sections }: Read, words: FileWords): FileRow[] {
  const detailsOf = new Map(details.map((one) => [one.id, one]));
  return withSections(rows, sections, words, (row, index) => [
    numberCell(row, index),
    taskCell(row, detailsOf.get(row.id)),
    namesOf(row.parties, "lead", words),
    othersCell(row, words),
    deadlineCell(row, words),
  ]);
}
