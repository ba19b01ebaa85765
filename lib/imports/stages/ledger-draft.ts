import { createTranslator } from "next-intl";
import type { Directory } from "@/lib/departments/rules";
import { locales } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { readStatedLimit } from "@/lib/parser/recognize/deadline";
import type { AssignmentRole } from "@/lib/tasks/types";
import { fieldMarks } from "@/lib/text/ledger-marks";
import type { ComparedField, Ledger, Standing, StandingTask, UnreadCell } from "../revision/types";
import { mergeAssignments } from "../rules";
import type { DraftDeadline, DraftDepartment, DraftTask, ImportDraft } from "../types";

type Row = Ledger["rows"][number];

interface LedgerSide {
  draft: ImportDraft;
  /** Fields that were changed in the ledger and, since it left, in the plan too; by key of the draft's task. */
  contested: ReadonlyMap<string, ComparedField[]>;
  unread: UnreadCell[];
  /** Tasks of the plan that the ledger does not hold. */
  absent: string[];
}

const languages = Object.values(messages);
const responsibleWords = languages.map(({ terms }) => terms.roleUnit.responsible);
const cooperatingWords = languages.map(({ terms }) => terms.roleUnit.cooperating);
const noLeadWords = languages.map(({ terms }) => terms.noLead);
/** 甲局（不承接）: that it was declined is a state and no part of the name. */
const declinedWords = locales.map((locale) =>
  createTranslator({ locale, messages: messages[locale], namespace: "exports" })("declined", {
    name: "",
  }).trim(),
);

/**
 * A ledger that came back as a text of the plan: each row is its task as it stands, but for the cells that were changed.
 * Pure; made anew each time it is looked at, so that it is never older than the plan.
 */
export function ledgerSide({ rows }: Ledger, standing: Standing, directory: Directory): LedgerSide {
  const departments = new Map<string, DraftDepartment>();
  const keyOf = (name: string) => {
    const known = directory.find(name);
    const key = known?.id ?? `new:${name}`;
    if (!departments.has(key)) {
      departments.set(key, {
        key,
        name: known?.name ?? name,
        printedAs: null,
        collective: known?.isCollective ?? false,
        departmentId: known?.id ?? null,
      });
    }
    return key;
  };
  const keep = ({ id, name }: { id: string; name: string }) => {
    if (!departments.has(id)) {
      const collective = directory.byIdentity(id)?.isCollective ?? false;
      departments.set(id, { key: id, name, printedAs: null, collective, departmentId: id });
    }
    return id;
  };
  const tasks = new Map(standing.tasks.map((task) => [task.key, task]));
  const contested = new Map<string, ComparedField[]>();
  const drafts = rows.map((row): DraftTask => {
    const own = row.taskId === null ? undefined : tasks.get(row.taskId);
    const key = own?.key ?? `row-${row.line}`;
    const edited = new Set(row.edited);
    const parts =
      own && !edited.has("lead") && !edited.has("support")
        ? own.parts.map((part) => ({ departmentKey: keep(part), role: part.role }))
        : partsOf(row).map(({ name, role }) => ({ departmentKey: keyOf(name), role }));
    const words = own && !edited.has("task") ? own : wordsOf(row.cells.task, own);
    const deadline = own && !edited.has("deadline") ? own.deadline : deadlineOf(row.cells.deadline, standing);
    if (own) contested.set(key, changedSince(own, row));
    return {
      key,
      sectionKey: own?.sectionId ?? null,
      number: own && !edited.has("number") ? own.number : row.cells.number.slice(0, 50) || null,
      title: words.title?.slice(0, 1000) ?? null,
      titleAnchor: null,
      text: words.text,
      anchors: [],
      assignments: mergeAssignments(parts, ({ departmentKey }) => departmentKey).map((part) => ({
        ...part,
        anchor: null,
      })),
      deadline: deadline && { ...deadline, words: deadline.words.slice(0, 1000), anchor: null },
      targets: [],
      notes: [],
      checked: true,
      excluded: false,
    };
  });
  const held = new Set(drafts.map(({ key }) => key));
  const { title, documentNumber, issuer, issuedOn, endsOn } = standing;
  return {
    contested,
    unread: rows.flatMap(({ line, cells, unread }) =>
      unread.map((cell) => ({ ...cell, number: cells.number || String(line) })),
    ),
    absent: standing.tasks.map(({ key }) => key).filter((key) => !held.has(key)),
    draft: {
      plan: {
        title,
        documentNumber,
        issuer,
        issuedOn,
        startsOn: standing.startsOn,
        endsOn,
        leadRule: "stated",
        basis: [],
      },
      departments: [...departments.values()],
      sections: sectionsOf(standing.tasks),
      tasks: drafts,
      indicators: [],
      targets: [],
      acknowledged: [],
    },
  };
}

/** Headings by which a comparison knows that a task has not moved; they are not written. */
function sectionsOf(tasks: readonly StandingTask[]): ImportDraft["sections"] {
  const titles = new Map(tasks.map(({ sectionId, section }) => [sectionId, section]));
  return [...titles].flatMap(([key, title]) =>
    key === null || title === null
      ? []
      : [{ key, parentKey: null, label: "", title, anchor: [0, 0] as [number, number] }],
  );
}

function changedSince(task: StandingTask, { marks }: Row): ComparedField[] {
  const { title, text, parts, deadline } = task;
  const now = fieldMarks({
    title,
    text,
    parts,
    deadline: { on: deadline?.date ?? null, kind: deadline?.kind ?? null, words: deadline?.words || null },
  });
  const fields = ["words", "departments", "deadline"] as const;
  return fields.filter((_, index) => marks[index] !== undefined && marks[index] !== now[index]);
}

/** The task by its name, and its text under it where that says more: as the cell was put together. */
function wordsOf(cell: string, own: StandingTask | undefined): { title: string | null; text: string } {
  const title = own?.title ?? null;
  const [line = "", ...rest] = cell.split("\n");
  if (own === undefined)
    return rest.length === 0 ? { title: null, text: cell } : { title: line, text: rest.join("\n") };
  if (title === null) return { title: null, text: cell };
  if (own.text.startsWith(title)) {
    return {
      title: cell.startsWith(title) ? title : (/^[^。;；\n]{1,60}/u.exec(cell)?.[0] ?? null),
      text: cell,
    };
  }
  return rest.length === 0 ? { title: null, text: cell } : { title: line, text: rest.join("\n") };
}

/** Who stands in the two cells: each line under its word, or under that of its column. */
function partsOf({ cells }: Row): { name: string; role: AssignmentRole }[] {
  return [...namesIn(cells.lead, "lead"), ...namesIn(cells.support, "cooperating")];
}

function namesIn(cell: string, column: AssignmentRole): { name: string; role: AssignmentRole }[] {
  return cell.split("\n").flatMap((line) => {
    const [, label = "", names = line] = /^([^：:、，,]{2,30})[：:](.*)$/su.exec(line.trim()) ?? [];
    const role = responsibleWords.includes(label.trim())
      ? "responsible"
      : cooperatingWords.includes(label.trim())
        ? "cooperating"
        : column;
    const known = role === column && label !== "" && !cooperatingWords.includes(label.trim()) ? line : names;
    return known
      .split(/[、，,;；]/u)
      .map((name) =>
        declinedWords
          .reduce((rest, words) => rest.replace(words, ""), name)
          .trim()
          .slice(0, 200),
      )
      .filter((name) => name !== "" && !noLeadWords.includes(name))
      .map((name) => ({ name, role }));
  });
}

function deadlineOf(cell: string, standing: Standing): Omit<DraftDeadline, "anchor"> | null {
  const [words = ""] = cell.split("\n");
  if (words.trim() === "" || languages.some(({ terms }) => terms.deadlineKind.none === words.trim()))
    return null;
  for (const kind of ["ongoing", "recurring"] as const) {
    if (languages.some(({ terms }) => terms.deadlineKind[kind] === words.trim()))
      return { words, date: null, kind };
  }
  const first = Number(standing.startsOn.slice(0, 4));
  const found = readStatedLimit(words.normalize("NFKC"), { issuedOn: standing.issuedOn, firstYear: first });
  return found && { words, date: found.kind === "by" ? found.date : null, kind: found.kind };
}
