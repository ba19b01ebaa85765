import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { dayOf } from "@/lib/calendar/date";
import { listDepartments } from "@/lib/departments/data";
import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import { countOpenProblems, listOpenProblems } from "@/lib/problems/data";
import type { PlacedProblem, ProblemCount } from "@/lib/problems/types";
import { problemLine } from "@/lib/problems/view";
import { countInstructions, listInstructions } from "./data";
import { mayInstruct } from "./policy";
import type { DepartmentOption, InstructionLine, TaskInstructions } from "./types";
import { addressable, instructionLine } from "./view";

/** The instructions on a task for whoever is signed in; none on a task that is not of their workspace. */
export async function loadTaskInstructions(taskId: string): Promise<TaskInstructions> {
  const actor = await pageActor();
  const scope = scopeOf(actor);
  const day = dayOf(new Date(), actor.timeZone);
  const [rows, departments] = await Promise.all([
    listInstructions(scope, { taskId }, day),
    mayInstruct(actor) ? listDepartments(scope) : [],
  ]);
  return {
    lines: rows.map((row) => instructionLine(actor, row, day)),
    departments: addressable(departments),
  };
}

export interface PlanMatters {
  access: PlanAccess;
  mayInstruct: boolean;
  departments: DepartmentOption[];
  instructions: InstructionLine[];
  problems: PlacedProblem[];
}

/** What waits for a decision in a plan, and what leaders want of it: three statements however many there are. */
export async function loadPlanMatters(planId: string): Promise<PlanMatters> {
  const access = await planAccess(planId);
  const { actor, scope, day, plan } = access;
  const may = mayInstruct(actor) && plan.status === "active" && plan.handedOut;
  const [instructions, problems, departments] = await Promise.all([
    listInstructions(scope, { planId: plan.id }, day),
    listOpenProblems(scope, { planId: plan.id }, day),
    may ? listDepartments(scope) : [],
  ]);
  return {
    access,
    mayInstruct: may,
    departments: addressable(departments),
    instructions: instructions.map((row) => instructionLine(actor, row, day)),
    problems: problems.map((row) => problemLine(actor, row, day)),
  };
}

export interface MattersCount {
  problems: ProblemCount;
  instructions: { open: number; overdue: number };
}

/** How much of a plan waits for a decision or an answer: two statements. */
export async function countPlanMatters(planId: string): Promise<MattersCount> {
  const { scope, day, plan } = await planAccess(planId);
  const [problems, instructions] = await Promise.all([
    countOpenProblems(scope, plan.id, day),
    countInstructions(scope, plan.id, day),
  ]);
  return { problems, instructions };
}
