import { readCsvRows } from "@/lib/extract/csv";
import { detectContainer } from "@/lib/extract/detect";
import { decodeText } from "@/lib/extract/encoding";
import { isWorkbook } from "@/lib/extract/xlsx/parts";
import { readRows } from "@/lib/extract/xlsx/xlsx";
import { openZip } from "@/lib/extract/zip";
import { messages } from "@/lib/i18n/messages";
import { holdsHead, markOf, planOfHead, readRowMark } from "@/lib/text/ledger-marks";
import { ledgerFields } from "../revision/schema";
import type { Ledger } from "../revision/types";

type Sheet = ReturnType<typeof readRows>[number];
type Row = Ledger["rows"][number];
type LedgerField = (typeof ledgerFields)[number];

const languages = Object.values(messages);
const longestCell = 50_000;

const textOf = (row: Sheet[number], column: number) => row[column]?.text.trim() ?? "";

/** The column of each field by its title, in whichever language the ledger left. */
function columnsOf(header: Sheet[number]): Map<LedgerField, number> {
  return new Map(
    ledgerFields.flatMap((field) => {
      const titles = languages.map(({ exports: { columns } }) => columns[field]);
      const at = header.findIndex((_, column) => titles.includes(textOf(header, column)));
      return at < 0 ? [] : [[field, at] as const];
    }),
  );
}

/** The ledger of a plan that left as a file and came back; null for any other file. Pure. */
export function readLedger(bytes: Uint8Array): Ledger | null {
  for (const sheet of sheetsOf(bytes)) {
    const ledger = ledgerOf(sheet);
    if (ledger) return ledger;
  }
  return null;
}

/** Of a workbook, or of what a spreadsheet program writes as plain text; any other file has none. */
function sheetsOf(bytes: Uint8Array): Sheet[] {
  const { kind } = detectContainer(bytes);
  if (kind === "text") {
    const text = decodeText(bytes);
    return holdsHead(text) ? [readCsvRows(text)] : [];
  }
  if (kind !== "zip") return [];
  const zip = openZip(bytes);
  return isWorkbook(zip) ? readRows(zip) : [];
}

function ledgerOf(sheet: Sheet): Ledger | null {
  for (const [line, header] of sheet.entries()) {
    const markColumn = header.findIndex((_, column) => planOfHead(textOf(header, column)) !== null);
    if (markColumn < 0) continue;
    const planId = planOfHead(textOf(header, markColumn)) ?? "";
    return { planId, rows: rowsOf(sheet, line, markColumn) };
  }
  return null;
}

function rowsOf(sheet: Sheet, headLine: number, markColumn: number): Row[] {
  const header = sheet[headLine] ?? [];
  const columns = columnsOf(header);
  const seen = new Set<string>();
  return sheet.slice(headLine + 1).flatMap((row, index): Row[] => {
    const cells = Object.fromEntries(
      ledgerFields.map((field) => {
        const column = columns.get(field);
        return [field, column === undefined ? "" : textOf(row, column).slice(0, longestCell)];
      }),
    ) as Row["cells"];
    const read = readRowMark(textOf(row, markColumn));
    // A row that was copied is another one: the first of them is the task.
    const mark = read && !seen.has(read.taskId) ? read : null;
    if (mark) seen.add(mark.taskId);
    const line = headLine + 2 + index;
    if (mark === null) {
      // A heading over rows reaches over all columns, and a foot has no task.
      const isHeading = row.some((cell) => cell !== null && cell !== undefined && cell.colSpan > 1);
      if (isHeading || cells.task === "") return [];
      return [{ line, taskId: null, marks: [], cells, edited: [...columns.keys()], unread: [] }];
    }
    // The marks were made in the order of the columns; a column that was moved is found by its title.
    const isChanged = (text: string, original: number) =>
      markOf(text) !== (mark.cells[original] ?? markOf(text));
    // A cell that another one covers was not written into.
    const edited = [...columns].filter(
      ([field, column]) =>
        row[column] !== null && isChanged(textOf(row, column), originalOf(textOf(header, column), field)),
    );
    return [
      {
        line,
        taskId: mark.taskId,
        marks: mark.fields,
        cells,
        edited: edited.map(([field]) => field),
        unread: unreadOf(header, row, markColumn, new Set(columns.values()), mark.cells),
      },
    ];
  });
}

/** In the order in which a ledger leaves. */
const original = [
  "number",
  "source",
  "task",
  "target",
  "lead",
  "support",
  "people",
  "deadline",
  "light",
  "progress",
  "report",
  "problems",
  "nextSteps",
  "status",
  "remarks",
] as const;

function originalOf(title: string, field?: LedgerField): number {
  return original.findIndex(
    (key) =>
      key === field || (field === undefined && languages.some((one) => one.exports.columns[key] === title)),
  );
}

/** Cells that were changed though nothing of them can be taken over: they are shown, never dropped without a word. */
function unreadOf(
  header: Sheet[number],
  row: Sheet[number],
  markColumn: number,
  known: ReadonlySet<number>,
  marks: readonly string[],
): Row["unread"] {
  return row.flatMap((_, column) => {
    if (column === markColumn || known.has(column) || row[column] === null) return [];
    const title = textOf(header, column);
    const at = originalOf(title);
    const value = textOf(row, column);
    const isChanged = at < 0 ? value !== "" : markOf(value) !== (marks[at] ?? markOf(value));
    return isChanged ? [{ column: title.slice(0, 200), value: value.slice(0, 1000) }] : [];
  });
}
