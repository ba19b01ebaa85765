import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { listDepartments, listExpansions } from "@/lib/departments/data";
import { Directory, foldDepartmentName, takesWork } from "@/lib/departments/rules";
import type { KnownDepartment } from "@/lib/departments/types";
import { findImport, listOpenImports, listProgress, type StoredImport } from "./data";
import { mayImport } from "./policy";
import { warmReader } from "./stages/threads";
import type { ImportDesk, ImportProgress, OpenImport } from "./types";

/** For /plans/new: who is there and what waits to be finished; null for those who bring no plans in. */
export async function loadNewImport(): Promise<{ userId: string; open: OpenImport[] } | null> {
  const actor = await pageActor();
  if (!mayImport(actor)) return null;
  warmReader();
  return { userId: actor.userId, open: await listOpenImports(scopeOf(actor)) };
}

export type LoadedImport =
  | { state: "refused" }
  | { state: "reading" | "failed"; progress: ImportProgress }
  | { state: "discarded"; fileName: string }
  | { state: "in_review"; desk: ImportDesk };

/** The desk for checking one import: two statements. One that became a plan leads there. */
export async function loadImport(importId: string): Promise<LoadedImport> {
  const actor = await pageActor();
  if (!mayImport(actor)) return { state: "refused" };
  const scope = scopeOf(actor);
  if (!z.uuid().safeParse(importId).success) notFound();
  const found = await findImport(scope, importId);
  if (!found) return loadUnread(scope, importId);
  const { status, planId, isLedger, ...stored } = found;
  if (planId) redirect(`/plans/${planId}`);
  if (status === "discarded") return { state: "discarded", fileName: stored.fileName };
  if (isLedger) redirect(`/imports/${importId}/compare`);
  return { state: "in_review", desk: furnish(stored, ...(await directoryOf(scope))) };
}

function directoryOf(scope: Scope): Promise<[KnownDepartment[], Map<string, string[]>]> {
  return Promise.all([listDepartments(scope), listExpansions(scope)]);
}

async function loadUnread(scope: Scope, importId: string): Promise<LoadedImport> {
  const [progress] = await listProgress(scope, [importId]);
  if (!progress) notFound();
  if (progress.status === "discarded") return { state: "discarded", fileName: progress.fileName };
  return { state: progress.status === "failed" ? "failed" : "reading", progress };
}

/** Lays the workspace's departments beside the draft: one may have got its name, or gone, since the document was read. */
export function furnish(
  stored: Omit<StoredImport, "status" | "planId" | "isLedger">,
  departments: readonly KnownDepartment[],
  expansions: ReadonlyMap<string, string[]> = new Map(),
): ImportDesk {
  const directory = new Directory(departments);
  const similar: ImportDesk["similar"] = {};
  const settled = stored.draft.departments.map((department) => {
    const { key, name, collective, departmentId } = department;
    const current = departmentId ? directory.current(departmentId) : null;
    if (current) return { ...department, departmentId: current.id };
    const resolution = directory.resolve(name, collective);
    if (resolution.kind === "similar") similar[key] = resolution.candidates;
    return { ...department, departmentId: resolution.kind === "existing" ? resolution.department.id : null };
  });
  const known = settled.flatMap(({ key, name, printedAs, collective }) => {
    const ids = collective ? expansions.get(foldDepartmentName(printedAs ?? name)) : undefined;
    const current = (ids ?? []).flatMap((id) => directory.current(id)?.id ?? []);
    return current.length > 0 ? [[key, current] as const] : [];
  });
  return {
    ...stored,
    draft: { ...stored.draft, departments: settled },
    similar,
    expansions: Object.fromEntries(known),
    directory: departments
      .filter(takesWork)
      .map(({ id, name, isCollective, aliases }) => ({ id, name, collective: isCollective, aliases })),
  };
}
