import type { DepartmentChoice, KnownDepartment, NameResolution } from "./types";

/** The longest way from a department that ended to the one that does its work now; longer ones are circles. */
const longestSuccession = 10;
const mostCandidates = 3;
/** Share of pairs of characters that two names must have in common to be proposed for each other. */
const similarFrom = 0.6;

/** A name without differences that mean nothing: width, spaces, punctuation. */
export function foldDepartmentName(name: string): string {
  return name.normalize("NFKC").replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, "");
}

/** Whether a department takes new work: it has not ended, with or without one that took over. */
export function takesWork({
  successorId,
  endedOn,
}: Pick<KnownDepartment, "successorId" | "endedOn">): boolean {
  return successorId === null && !endedOn;
}

/** Finds what names stand for among the departments of a workspace. Built once for many names. */
export class Directory {
  private readonly byId: ReadonlyMap<string, KnownDepartment>;
  private readonly byName = new Map<string, KnownDepartment>();
  private readonly byFold = new Map<string, KnownDepartment>();

  constructor(private readonly departments: readonly KnownDepartment[]) {
    this.byId = new Map(departments.map((department) => [department.id, department]));
    // What a department is called now goes before what another was once called.
    for (const department of departments) this.remember(department.name, department);
    for (const department of departments) {
      for (const alias of department.aliases) this.remember(alias, department);
    }
  }

  /** The department itself or the one that has taken its place; null where the workspace has none of that id. */
  current(id: string): KnownDepartment | null {
    let department = this.byId.get(id) ?? null;
    for (let step = 0; department?.successorId && step < longestSuccession; step++) {
      department = this.byId.get(department.successorId) ?? department;
    }
    return department;
  }

  /** The department of this id, whether or not another has taken its place. */
  byIdentity(id: string): KnownDepartment | null {
    return this.byId.get(id) ?? null;
  }

  /** The department that this name belongs to, itself rather than its successor. */
  bearer(name: string): KnownDepartment | null {
    return this.byName.get(name.trim()) ?? this.byFold.get(foldDepartmentName(name)) ?? null;
  }

  /** All of them, in the order of the list. */
  ids(): string[] {
    return [...this.byId.keys()];
  }

  /** The department that bears this name or bore it. */
  find(name: string): KnownDepartment | null {
    const found = this.bearer(name);
    return found ? this.current(found.id) : null;
  }

  /** A collective name (各区政府) is looked up as it stands; nothing similar is proposed for it. */
  resolve(name: string, collective = false): NameResolution {
    const found = this.find(name);
    if (found) return { kind: "existing", department: choice(found) };
    const candidates = collective ? [] : this.candidates(name);
    return candidates.length > 0 ? { kind: "similar", candidates } : { kind: "new" };
  }

  private remember(name: string, department: KnownDepartment): void {
    const fold = foldDepartmentName(name);
    if (!this.byName.has(name)) this.byName.set(name, department);
    if (fold !== "" && !this.byFold.has(fold)) this.byFold.set(fold, department);
  }

  private candidates(name: string): DepartmentChoice[] {
    const scores = new Map<string, { department: KnownDepartment; score: number }>();
    for (const department of this.departments) {
      const current = this.current(department.id);
      if (!current || current.isCollective) continue;
      const score = Math.max(
        ...[department.name, ...department.aliases].map((known) => likeness(name, known)),
      );
      const best = scores.get(current.id);
      if (score > 0 && score > (best?.score ?? 0)) scores.set(current.id, { department: current, score });
    }
    return [...scores.values()]
      .sort((a, b) => b.score - a.score || (a.department.name < b.department.name ? -1 : 1))
      .slice(0, mostCandidates)
      .map(({ department }) => choice(department));
  }
}

function choice({ id, name }: KnownDepartment): DepartmentChoice {
  return { id, name };
}

/**
 * How likely two names mean one department, from 0 (nothing speaks for it) to 1: the level in front (市, 区) and the
 * long form of the kind (委员会) do not count, and an abbreviation is recognised by its characters standing in order.
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [foldDepartmentName(one), foldDepartmentName(other)];
  let best = 0;
  for (const x of cores(a)) {
    for (const y of cores(b)) best = Math.max(best, coreLikeness(x, y));
  }
  // 区教育局 and 市教育局 are two offices more often than one.
  return levelOf(a) !== null && levelOf(b) !== null && levelOf(a) !== levelOf(b) ? best / 2 : best;
}

const level = /^(?:[全各]?([省市区县州旗]))(?=..)/u;
const place = /^\p{Script=Han}{2,6}?(?:自治区|自治州|自治县|新区|[省市县区])(?=\p{Script=Han}{2})/u;

function levelOf(name: string): string | null {
  return level.exec(name)?.[1] ?? null;
}

/** The name as it stands, without its level, and without the name of the place. */
function cores(name: string): Set<string> {
  const forms = [name, name.replace(level, ""), name.replace(place, "")];
  return new Set(forms.map(shortKind).filter((form) => form.length >= 2));
}

function shortKind(name: string): string {
  return name
    .replace(/委员会$/u, "委")
    .replace(/办公室$/u, "办")
    .replace(/人民政府$/u, "政府");
}

function coreLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (isAbbreviation(short, long)) return 0.5 + (0.5 * short.length) / long.length;
  const shared = sharedPairs(a, b);
  return shared >= similarFrom ? shared * 0.9 : 0;
}

/** 工信局 for 工业和信息化局: same first and last character, the others in the same order. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 3 || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

function sharedPairs(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set([...text].slice(1).map((character, index) => text[index] + character));
  const [x, y] = [pairs(a), pairs(b)];
  const shared = [...x].filter((pair) => y.has(pair)).length;
  return (2 * shared) / (x.size + y.size);
}
