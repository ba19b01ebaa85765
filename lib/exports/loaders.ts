import { createTranslator } from "next-intl";
import { getLocale } from "next-intl/server";
import { readMatrixQuery } from "@/lib/assignments/schema";
import type { Locale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { listPlans } from "@/lib/plans/data";
import { type PlanAccess, planAccess, type WorkspaceAccess, workspaceAccess } from "@/lib/plans/loaders";
import { listLedger, listSections } from "@/lib/tasks/data";
import { readTaskIds, readTaskQuery } from "@/lib/tasks/schema";
import type { LedgerRow } from "@/lib/tasks/types";
import { ledgerHead } from "@/lib/text/ledger-marks";
import { csvStream } from "./csv";
import { listLedgerDetails } from "./data";
import { docxStream } from "./docx";
import { readFormat } from "./schema";
import type { ExportFile, FileFormat, FileTable } from "./types";
import {
  divisionColumns,
  divisionRows,
  type FileWords,
  fileColumns,
  ledgerColumns,
  ledgerRows,
} from "./view";
import { xlsxStream } from "./xlsx";

type SearchParams = Record<string, string | string[] | undefined>;

/** The working table as a file: the rows and the order of the address, or with `ids` only those tasks of it. */
export async function loadLedgerFile(planId: string, params: SearchParams): Promise<ExportFile> {
  const access = await planAccess(planId);
  return fileOf(await gatherLedgerTable(access, params, await getLocale()), readFormat(params), access.day);
}

/** The division of work as a file: the tasks that the matrix shows under an address. */
export async function loadDivisionFile(planId: string, params: SearchParams): Promise<ExportFile> {
  const access = await planAccess(planId);
  return fileOf(await gatherDivisionTable(access, params, await getLocale()), readFormat(params), access.day);
}

/** The tasks of all plans under way as a file, each under its plan. */
export async function loadLedgerFileAcross(params: SearchParams): Promise<ExportFile> {
  const access = await workspaceAccess();
  const table = await gatherLedgerTableAcross(access, params, await getLocale());
  return fileOf(table, readFormat(params), access.day);
}

function fileOf(table: FileTable, format: FileFormat, day: string): ExportFile {
  const fileName = `${table.title}-${day}.${format}`;
  switch (format) {
    case "csv":
      return { fileName, format, body: csvStream(table) };
    case "docx":
      return { fileName, format, body: docxStream(table) };
    case "xlsx":
      return { fileName, format, body: xlsxStream(table) };
  }
}

/** The ledger for an actor whose right to the plan has been asked for; as many statements for one task as for many. */
export async function gatherLedgerTable(
  { scope, day, plan }: PlanAccess,
  params: SearchParams,
  locale: Locale,
): Promise<FileTable> {
  const [all, details, sections] = await Promise.all([
    listLedger(scope, plan.id, day, readTaskQuery(params)),
    listLedgerDetails(scope, plan.id),
    listSections(scope, plan.id),
  ]);
  const t = exportWords(locale);
  const chosen = readTaskIds(params);
  const rows = chosen ? all.filter(({ id }) => chosen.has(id)) : all;
  const source = plan.documentNumber ?? `《${plan.title}》`;
  return {
    title: t("ledger.title", { plan: plan.title }),
    note: t("note", { source: plan.documentNumber ?? "none", day, count: rows.length }),
    name: t("ledger.sheet"),
    markHead: ledgerHead(plan.id),
    paper: "A3",
    foot: t("foot", { page: "&P", pages: "&N" }),
    columns: fileColumns(ledgerColumns, (key) => t(`columns.${key}`)),
    rows: ledgerRows({ rows, details, sections }, source, fileWords(locale)),
  };
}

/** The ledger of all plans under way, likewise. */
export async function gatherLedgerTableAcross(
  { scope, actor, day }: WorkspaceAccess,
  params: SearchParams,
  locale: Locale,
): Promise<FileTable> {
  const [all, details, plans] = await Promise.all([
    // Under its plan each task stands in a file, whatever the page puts it under.
    listLedger(scope, null, day, { ...readTaskQuery(params), group: null }),
    listLedgerDetails(scope, null),
    listPlans(scope),
  ]);
  const t = exportWords(locale);
  const words = fileWords(locale);
  const chosen = readTaskIds(params);
  const rows = chosen ? all.filter(({ id }) => chosen.has(id)) : all;
  return {
    title: t("ledger.title", { plan: actor.workspaceName }),
    note: t("note", { source: "none", day, count: rows.length }),
    name: t("ledger.sheet"),
    paper: "A3",
    foot: t("foot", { page: "&P", pages: "&N" }),
    columns: fileColumns(ledgerColumns, (key) => t(`columns.${key}`)),
    rows: plans.flatMap(({ id, title, documentNumber }) => {
      const own = rows.flatMap((row) => (row.planId === id ? [{ ...row, sectionId: id }] : []));
      const sections = [{ id, label: null, title, parent: null }];
      return ledgerRows({ rows: own, details, sections }, documentNumber ?? `《${title}》`, words);
    }),
  };
}

/** The division of work, likewise. */
export async function gatherDivisionTable(
  { scope, day, plan }: PlanAccess,
  params: SearchParams,
  locale: Locale,
): Promise<FileTable> {
  const { leadsOnly, tasks } = readMatrixQuery(params);
  const query = leadsOnly ? { ...tasks, role: ["lead" as const] } : tasks;
  const [rows, details, sections] = await Promise.all([
    listLedger(scope, plan.id, day, query),
    listLedgerDetails(scope, plan.id),
    listSections(scope, plan.id),
  ]);
  const t = exportWords(locale);
  return {
    title: t("division.title", { plan: plan.title }),
    note: t("note", { source: plan.documentNumber ?? "none", day, count: rows.length }),
    name: t("division.sheet"),
    paper: "A4",
    foot: t("foot", { page: "&P", pages: "&N" }),
    columns: fileColumns(divisionColumns, (key) => t(`columns.${key}`)),
    rows: divisionRows({ rows, details, sections }, fileWords(locale)),
  };
}

function exportWords(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: "exports" });
}

function fileWords(locale: Locale): FileWords {
  const t = exportWords(locale);
  const terms = createTranslator({ locale, messages: messages[locale], namespace: "terms" });
  return {
    locale,
    noSection: t("noSection"),
    noLead: terms("noLead"),
    light: (row) => terms(`light.${row.light}`),
    status: (row) => terms(`taskStatus.${row.status}`),
    deadline: (row) => {
      const kind = row.deadlineKind === null || row.deadlineKind === "by" ? "none" : row.deadlineKind;
      return row.deadlineWords ?? terms(`deadlineKind.${kind}`);
    },
    original: (day) => t("original", { day }),
    unit: (role) => terms(`roleUnit.${role}`),
    labelled: (label, words) => t("labelled", { label, words }),
    declined: (name) => t("declined", { name }),
    target: ({ metric, comparator, value, unit, year }) =>
      t("target", {
        metric,
        sign: comparator === ">=" ? "≥ " : comparator === "<=" ? "≤ " : "",
        value: String(value),
        unit: unit ?? "",
        year: year === null ? "none" : String(year),
      }),
    remarks: (row) => remarksOf(row).map(([key, values]) => t(`remark.${key}`, values)),
  };
}

type Remark = [
  "overdue" | "blocked" | "behind" | "missing" | "completed" | "late",
  { days: number; points: number; day: string },
];

/** What a reader of the list should not overlook about a task. */
function remarksOf(row: LedgerRow): Remark[] {
  const values = {
    days: row.lateDays ?? -(row.daysLeft ?? 0),
    points: row.lag ?? 0,
    day: row.completedOn ?? "",
  };
  const remarks: Remark[] = [];
  if (row.light === "done" && row.completedOn !== null) {
    remarks.push([row.reason === "done_late" ? "late" : "completed", values]);
  }
  if (row.reason === "overdue") remarks.push(["overdue", values]);
  if (row.isBlocked && row.light !== "done") remarks.push(["blocked", values]);
  if (row.reason === "far_behind" || row.reason === "behind") remarks.push(["behind", values]);
  if (row.report === "missing") remarks.push(["missing", values]);
  return remarks;
}
