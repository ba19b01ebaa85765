import { notFound } from "next/navigation";
import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { dayOf } from "@/lib/calendar/date";
import { listManagedDepartments } from "./data";
import { mayManageDepartments } from "./policy";
import { type ManagedDepartmentsView, managedDepartmentsView } from "./view";

/** For /admin/departments. Whoever may not manage departments finds no such page. */
export async function loadManagedDepartments(): Promise<ManagedDepartmentsView> {
  const actor = await pageActor();
  if (!mayManageDepartments(actor)) notFound();
  return managedDepartmentsView(
    await listManagedDepartments(scopeOf(actor)),
    dayOf(new Date(), actor.timeZone),
  );
}
