import { notFound } from "next/navigation";
import { readAudit } from "@/lib/audit/data";
import { readBefore } from "@/lib/audit/schema";
import type { AuditPage } from "@/lib/audit/types";
import { signInOptions } from "@/lib/auth/options";
import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { listDepartments } from "@/lib/departments/data";
import type { KnownDepartment } from "@/lib/departments/types";
import { listPeople, readSecondFactor } from "./data";
import { isSetupTokenValid } from "./mutations";
import { mayManagePeople, mayReadAudit } from "./policy";
import { noteIdentityLinked } from "./standing/mutations";
import type { Person, SecondFactorState } from "./types";

/** For /admin. Whoever may not manage people finds no such page. */
export async function loadPeople(): Promise<{
  people: Person[];
  departments: KnownDepartment[];
  ownId: string;
}> {
  const actor = await pageActor();
  if (!mayManagePeople(actor)) notFound();
  const scope = scopeOf(actor);
  const [people, departments] = await Promise.all([listPeople(scope), listDepartments(scope)]);
  return { people, departments, ownId: actor.userId };
}

const auditPageSize = 50;

/** For /admin/audit, newest first. */
export async function loadAudit(before: string | string[] | undefined): Promise<AuditPage> {
  const actor = await pageActor();
  if (!mayReadAudit(actor)) notFound();
  return readAudit(scopeOf(actor), { before: readBefore(before), limit: auditPageSize });
}

/** For /setup, where nobody is signed in yet. */
export function canSetUp(token: string): Promise<boolean> {
  return isSetupTokenValid(token, new Date());
}

/** For /account. */
export async function loadSecondFactor(): Promise<SecondFactorState> {
  return readSecondFactor(await pageActor());
}

/** For the route that signs people in. */
export function signInSettings(): ReturnType<typeof signInOptions> {
  return signInOptions(noteIdentityLinked);
}
