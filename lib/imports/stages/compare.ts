import { createHash } from "node:crypto";
import type { Directory } from "@/lib/departments/rules";
import { foldDepartmentName } from "@/lib/departments/rules";
import type { StoredRevision } from "../revision/data";
import { compareIndicators } from "../revision/indicators/rules";
import { compareTasks } from "../revision/rules";
import type { Compared, ComparedField, PlanChange, Revision, Standing } from "../revision/types";
import { mergeAssignments } from "../rules";
import type { DraftDepartment, DraftTask, ImportDraft } from "../types";
import { ledgerSide } from "./ledger-draft";

/** A revision with the draft that it compares, for the one who writes it. */
export interface LaidBeside {
  revision: Revision;
  draft: ImportDraft;
  /** What each department of the draft is known by in the comparison, by its key. */
  partIds: ReadonlyMap<string, string>;
}

/** What a name of the draft is known by in a comparison: a department's id, or its own words until there is one. */
function partIdOf(directory: Directory, { departmentId, name }: DraftDepartment): string {
  const known = (departmentId && directory.current(departmentId)) || directory.find(name);
  return known?.id ?? `new:${foldDepartmentName(name) || name}`;
}

/** The tasks of a draft as they are compared; what is no task is left out. */
function sideOf(draft: ImportDraft, directory: Directory): Compared[] {
  const ids = new Map(draft.departments.map((one) => [one.key, partIdOf(directory, one)]));
  const names = new Map(
    draft.departments.map((one) => [
      one.key,
      directory.byIdentity(ids.get(one.key) ?? "")?.name ?? one.name.trim(),
    ]),
  );
  const sections = new Map(draft.sections.map(({ key, title }) => [key, title]));
  const partsOf = ({ assignments }: DraftTask) =>
    mergeAssignments(
      assignments.map(({ departmentKey, role }) => ({
        id: ids.get(departmentKey) ?? departmentKey,
        name: names.get(departmentKey) ?? "",
        role,
      })),
      ({ id }) => id,
    );
  return draft.tasks
    .filter(({ excluded }) => !excluded)
    .map((task) => ({
      key: task.key,
      number: task.number?.trim() || null,
      title: task.title?.trim() || null,
      text: task.text,
      section: task.sectionKey === null ? null : (sections.get(task.sectionKey) ?? null),
      parts: partsOf(task),
      deadline: task.deadline && { ...task.deadline, words: task.deadline.words.trim() },
    }));
}

/** Lays a text that came for a plan beside it. Pure: the same for the page that shows it and for the one who writes it. */
export function layBeside(stored: StoredRevision, standing: Standing, directory: Directory): LaidBeside {
  const ledger = stored.ledger && ledgerSide(stored.ledger, standing, directory);
  const draft = ledger?.draft ?? stored.draft;
  // What an earlier edition dropped and somebody cancelled is no longer part of the plan.
  const tasks = standing.tasks.filter(({ isDropped, status }) => !(isDropped && status === "cancelled"));
  // A row says itself which task it is, and one without a task is a new one.
  const pairs = ledger
    ? Object.fromEntries(draft.tasks.map(({ key }) => [key, key.startsWith("row-") ? null : key]))
    : {};
  const mapping = { ...stored.mapping, pairs: { ...pairs, ...stored.mapping.pairs } };
  const comparisons = compareTasks(tasks, sideOf(draft, directory), mapping, {
    // A list may hold only some of the tasks: what is missing is not gone, and what is new is asked about.
    isWhole: ledger === null,
    contested: (before, after, differs): ComparedField[] =>
      (ledger ? (ledger.contested.get(after.key) ?? []) : before.edited).filter((field) =>
        differs.includes(field),
      ),
  });
  return {
    draft,
    partIds: new Map(draft.departments.map((one) => [one.key, partIdOf(directory, one)])),
    revision: {
      importId: stored.importId,
      version: stored.version,
      fileName: stored.fileName,
      plan: { id: standing.id, title: standing.title, handedOut: standing.handedOut },
      isLedger: ledger !== null,
      comparisons,
      planChanges: ledger ? [] : planChanges(standing, draft),
      indicators: ledger ? [] : compareIndicators(standing.indicators, draft.indicators),
      unread: ledger?.unread ?? [],
      absent: ledger?.absent.length ?? 0,
      fingerprint: fingerprintOf(standing),
    },
  };
}

/** What a plan says of itself, where the new text says otherwise; what it does not say stays. */
function planChanges(standing: Standing, { plan }: ImportDraft): PlanChange[] {
  const fields = ["title", "documentNumber", "issuer", "issuedOn", "endsOn"] as const;
  return fields.flatMap((field) => {
    const to = plan[field]?.trim() || null;
    return to === null || to === standing[field] ? [] : [{ field, from: standing[field], to }];
  });
}

/** The same for as long as nobody changes a task or an indicator of the plan. */
function fingerprintOf({ tasks, indicators }: Pick<Standing, "tasks" | "indicators">): string {
  const hash = createHash("sha256");
  for (const { readings: _, ...said } of indicators) hash.update(JSON.stringify(said));
  for (const { key, version } of tasks) hash.update(`${key}:${version};`);
  return hash.digest("hex").slice(0, 40);
}
