import { takesWork } from "@/lib/departments/rules";
import type { KnownDepartment } from "@/lib/departments/types";
import { isLowRate, punctualityRate } from "../rules";
import type { LeagueRow, Punctuality } from "../types";

export type HeatState = "on_time" | "late" | "missing" | "open" | "none";

export interface HeatMonth {
  /** "2026-10" */
  month: string;
  state: HeatState;
  /** How many late or missing reports. */
  count: number;
}

interface HeatedRow {
  heat: HeatMonth[];
  rate: number | null;
  /** Few enough in time to be pointed out. */
  isLate: boolean;
}

export interface LeagueView {
  months: string[];
  rows: (LeagueRow & HeatedRow)[];
  /** The longest lag in either direction, for the bars. */
  longest: number;
}

/** Months that any of the rows has, the oldest first. */
function monthsOf(rows: readonly Punctuality[]): string[] {
  return [...new Set(rows.map((row) => row.month))].sort();
}

/** The worst of a month decides its cell: what is missing before what came late. */
function heatMonth(month: string, row: Punctuality | undefined): HeatMonth {
  if (!row) return { month, state: "none", count: 0 };
  if (row.missing > 0) return { month, state: "missing", count: row.missing };
  if (row.late > 0) return { month, state: "late", count: row.late };
  return { month, state: row.open > 0 ? "open" : "on_time", count: 0 };
}

/** A department's months side by side, and its share of reports that came in time. */
export function heatOf(rows: readonly Punctuality[], months: readonly string[]): HeatedRow {
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  const sum = rows.reduce(
    (total, row) => ({
      onTime: total.onTime + row.onTime,
      late: total.late + row.late,
      missing: total.missing + row.missing,
    }),
    { onTime: 0, late: 0, missing: 0 },
  );
  const rate = punctualityRate(sum);
  return { heat: months.map((month) => heatMonth(month, byMonth.get(month))), rate, isLate: isLowRate(rate) };
}

/** Late work and late reporting on the same rows. */
export function leagueView(league: readonly LeagueRow[], punctuality: readonly Punctuality[]): LeagueView {
  const months = monthsOf(punctuality);
  const byDepartment = new Map<string, Punctuality[]>();
  for (const row of punctuality) {
    const rows = byDepartment.get(row.departmentId);
    if (rows) rows.push(row);
    else byDepartment.set(row.departmentId, [row]);
  }
  return {
    months,
    rows: league.map((row) => ({ ...row, ...heatOf(byDepartment.get(row.departmentId) ?? [], months) })),
    longest: Math.max(1, ...league.map((row) => Math.abs(row.meanLag ?? 0))),
  };
}

/** 25.12, 26.1, 2, 3 …: the year only where it begins. */
export function monthLabel(month: string, index: number): string {
  const [year = "", part = ""] = month.split("-");
  const short = String(Number(part));
  return index === 0 || short === "1" ? `${year.slice(2)}.${short}` : short;
}

export interface Reporting {
  /** One for each month, the oldest first. */
  months: (Punctuality & { heat: HeatMonth })[];
  rate: number | null;
}

/** One department's months. */
export function reportingView(rows: readonly Punctuality[]): Reporting {
  return {
    months: rows.map((row) => ({ ...row, heat: heatMonth(row.month, row) })),
    rate: heatOf(rows, []).rate,
  };
}

export type DepartmentRow = LeagueView["rows"][number] & { aliases: string[]; hasEnded: boolean };

export interface DepartmentsView {
  /** All of the workspace, before any search. */
  total: number;
  query: string;
  months: string[];
  longest: number;
  rows: DepartmentRow[];
}

const idle = {
  answers: 0,
  leads: 0,
  responsible: 0,
  cooperating: 0,
  counts: { red: 0, yellow: 0, green: 0, none: 0, done: 0 },
  tasks: [],
  meanLag: null,
};

/** Those with work in the order of the league, then those without; a search looks at other names too. */
export function departmentsView(
  departments: readonly KnownDepartment[],
  league: readonly LeagueRow[],
  punctuality: readonly Punctuality[],
  query: string,
): DepartmentsView {
  const { months, longest, rows } = leagueView(league, punctuality);
  const busy = new Map(rows.map((row) => [row.departmentId, row]));
  const known = new Map(departments.map((department) => [department.id, department]));
  const ordered = [
    ...rows.flatMap((row) => known.get(row.departmentId) ?? []),
    ...departments.filter(({ id }) => !busy.has(id)),
  ];
  const wanted = query.toLocaleLowerCase();
  return {
    total: departments.length,
    query,
    months,
    longest,
    rows: ordered
      .filter(({ name, aliases }) =>
        [name, ...aliases].some((one) => one.toLocaleLowerCase().includes(wanted)),
      )
      .map(({ id, name, isCollective, aliases, ...standing }) => ({
        ...(busy.get(id) ?? { ...idle, ...heatOf([], months), departmentId: id, name, isCollective }),
        aliases,
        hasEnded: !takesWork(standing),
      })),
  };
}
