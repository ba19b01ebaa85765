import { listDepartments } from "@/lib/departments/data";
import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import { listSections } from "@/lib/tasks/data";
import { mayEditTasks } from "@/lib/tasks/policy";
import { listMatrix, listMatrixDepartments, listUnled, sumMatrix } from "./data";
import { readMatrixQuery } from "./schema";
import type { MatrixQuery } from "./types";
import { type MatrixView, matrixView } from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

/** What the matrix of a plan shows; the number of statements does not depend on the number of tasks. */
export async function loadMatrix(planId: string, params: SearchParams): Promise<MatrixView> {
  return gatherMatrix(await planAccess(planId), readMatrixQuery(params));
}

/** The same for an actor whose right to the plan has been asked for. */
export async function gatherMatrix(access: PlanAccess, query: MatrixQuery): Promise<MatrixView> {
  const { scope, actor, day, plan } = access;
  const [rows, sums, departments, unled, sections, known] = await Promise.all([
    listMatrix(scope, plan.id, day, query),
    sumMatrix(scope, plan.id, day, query),
    listMatrixDepartments(scope, plan.id),
    listUnled(scope, plan.id),
    listSections(scope, plan.id),
    mayEditTasks(actor) ? listDepartments(scope) : [],
  ]);
  return matrixView({
    planId: plan.id,
    query,
    rows,
    sums,
    departments,
    unled,
    sections,
    workspaceDepartments: known
      .filter(({ successorId }) => successorId === null)
      .map(({ id, name, isCollective }) => ({ id, name, group: null, isCollective })),
    mayEdit: mayEditTasks(actor) && plan.status === "active",
    ownDepartmentId: actor.departmentId,
  });
}
