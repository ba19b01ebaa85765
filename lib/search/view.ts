import { markWords, passageOf } from "./rules";
import type {
  FoundDepartment,
  FoundPerson,
  FoundPlan,
  FoundReport,
  FoundTask,
  SearchAnswer,
  SearchGroup,
  SearchHit,
  SearchKind,
  Term,
} from "./types";

interface Found {
  tasks: FoundTask[];
  plans: FoundPlan[];
  reports: FoundReport[];
  departments: FoundDepartment[];
  people: FoundPerson[];
}

const plain: Omit<SearchHit, "id" | "href" | "title"> = {
  number: null,
  snippet: null,
  notes: [],
  taskStatus: null,
  reportStatus: null,
  role: null,
  month: null,
  past: false,
};

function present(names: (string | null)[]): string[] {
  return names.filter((name) => name !== null);
}

function taskHit(task: FoundTask, terms: readonly Term[]): SearchHit {
  const title = markWords(task.name, terms);
  return {
    ...plain,
    id: task.id,
    href: `/tasks/${task.id}`,
    number: task.number,
    title,
    snippet: title.some(({ marked }) => marked) ? null : passageOf(task.text, terms),
    notes: present([task.plan, task.department]),
    taskStatus: task.status,
  };
}

function reportHit(report: FoundReport, terms: readonly Term[]): SearchHit {
  return {
    ...plain,
    id: report.id,
    href: `/tasks/${report.taskId}`,
    number: report.number,
    title: markWords(report.name, terms),
    snippet: passageOf(report.words, terms),
    notes: [report.department],
    reportStatus: report.status,
    month: report.startsOn.slice(0, 7),
  };
}

function departmentHit(department: FoundDepartment, terms: readonly Term[]): SearchHit {
  const title = markWords(department.name, terms);
  const alias = department.aliases.map((name) => passageOf(name, terms)).find((passage) => passage !== null);
  return {
    ...plain,
    id: department.id,
    href: `/departments/${department.id}`,
    title,
    snippet: title.some(({ marked }) => marked) ? null : (alias ?? null),
    past: department.ended,
  };
}

function planHit(plan: FoundPlan, terms: readonly Term[]): SearchHit {
  return {
    ...plain,
    id: plan.id,
    href: `/plans/${plan.id}`,
    title: markWords(plan.title, terms),
    snippet: plan.documentNumber === null ? null : markWords(plan.documentNumber, terms),
    notes: present([plan.issuer]),
    past: plan.archived,
  };
}

function personHit(person: FoundPerson, terms: readonly Term[], manages: boolean): SearchHit {
  return {
    ...plain,
    id: person.id,
    href: manages || person.departmentId === null ? "/admin" : `/departments/${person.departmentId}`,
    title: markWords(person.name, terms),
    snippet: manages ? markWords(person.username, terms) : null,
    notes: present([person.department, person.post]),
    role: person.role,
  };
}

/** What was found, by kind, with its words marked. */
export function searchAnswer(
  query: string,
  terms: readonly Term[],
  found: Found,
  manages: boolean,
): SearchAnswer {
  const group = <T extends { total: number }>(
    kind: SearchKind,
    rows: T[],
    hit: (row: T) => SearchHit,
  ): SearchGroup => ({ kind, total: rows[0]?.total ?? 0, hits: rows.map(hit) });
  const groups = [
    group("task", found.tasks, (row) => taskHit(row, terms)),
    group("plan", found.plans, (row) => planHit(row, terms)),
    group("report", found.reports, (row) => reportHit(row, terms)),
    group("department", found.departments, (row) => departmentHit(row, terms)),
    group("person", found.people, (row) => personHit(row, terms, manages)),
  ];
  return { query, groups: groups.filter(({ hits }) => hits.length > 0) };
}
