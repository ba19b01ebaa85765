import { notFound } from "next/navigation";
import { z } from "zod";
import { findDepartmentCard, listDepartments } from "@/lib/departments/data";
import type { DepartmentCard } from "@/lib/departments/types";
import { workspaceAccess } from "@/lib/plans/loaders";
import type { DepartmentTask, RoleSums } from "../types";
import { listDepartmentTasks, listLeague, listPunctuality, sumsByRole } from "./data";
import { type DepartmentsView, departmentsView, type Reporting, reportingView } from "./view";

/** All departments with their load and how they report, across plans: three statements. */
export async function departmentsPage(query: string | undefined): Promise<DepartmentsView> {
  const { scope, day } = await workspaceAccess();
  const moment = { day, today: day };
  const [departments, league, punctuality] = await Promise.all([
    listDepartments(scope),
    listLeague(scope, null, moment),
    listPunctuality(scope, { planId: null }, moment),
  ]);
  return departmentsView(departments, league, punctuality, query?.trim() ?? "");
}

export interface DepartmentPage {
  card: DepartmentCard;
  load: RoleSums[];
  tasks: Promise<DepartmentTask[]>;
  reporting: Promise<Reporting>;
}

/** One department: its names, its load by role, its reporting, its tasks. */
export async function departmentPage(departmentId: string): Promise<DepartmentPage> {
  const { scope, day } = await workspaceAccess();
  if (!z.uuid().safeParse(departmentId).success) notFound();
  const moment = { day, today: day };
  const [card, load] = await Promise.all([
    findDepartmentCard(scope, departmentId),
    sumsByRole(scope, departmentId, moment),
  ]);
  if (!card) notFound();
  return {
    card,
    load,
    tasks: listDepartmentTasks(scope, departmentId, moment),
    reporting: listPunctuality(scope, { planId: null, departmentId }, moment).then(reportingView),
  };
}
