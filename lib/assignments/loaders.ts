import { listDepartments } from "@/lib/departments/data";
import { takesWork } from "@/lib/departments/rules";
import { listPlans } from "@/lib/plans/data";
import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import { listSections } from "@/lib/tasks/data";
import { mayEditTasks } from "@/lib/tasks/policy";
import { following } from "@/lib/tasks/query/rules";
import { readRowPage } from "@/lib/tasks/schema";
import type { RowPage } from "@/lib/tasks/types";
import { listMatrixDepartments, listNamedMatrixRows, listUnled, readMatrix, sumDepartments } from "./data";
import { readMatrixQuery, readOtherPlan } from "./schema";
import type { MatrixQuery, MatrixRow } from "./types";
import { type Comparison, comparedDepartments, type MatrixView, matrixView } from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

/** How many rows the page comes with; the others are read when somebody looks further. */
const firstRows = 80;

/** What the matrix of a plan shows; the number of statements does not depend on the number of tasks. */
export async function loadMatrix(planId: string, params: SearchParams): Promise<MatrixView> {
  return gatherMatrix(await planAccess(planId), readMatrixQuery(params));
}

/** The rows that come after one of them. */
export async function loadMatrixRows(planId: string, params: SearchParams): Promise<MatrixRow[]> {
  return gatherMatrixRows(await planAccess(planId), readMatrixQuery(params), readRowPage(params));
}

/** In the order of the page that they follow, which is computed once for as long as nothing changes. */
export async function gatherMatrixRows(
  { scope, day, plan }: PlanAccess,
  query: MatrixQuery,
  page: RowPage,
): Promise<MatrixRow[]> {
  const { order } = await readMatrix(scope, plan.id, day, query, firstRows);
  return listNamedMatrixRows(scope, plan.id, day, query.leadsOnly, following(order, page));
}

/** The same for an actor whose right to the plan has been asked for. */
export async function gatherMatrix(
  access: PlanAccess,
  query: MatrixQuery,
  limit = firstRows,
): Promise<MatrixView> {
  const { scope, actor, day, plan } = access;
  const [read, departments, unled, sections, known] = await Promise.all([
    readMatrix(scope, plan.id, day, query, limit),
    listMatrixDepartments(scope, plan.id),
    listUnled(scope, plan.id),
    listSections(scope, plan.id),
    mayEditTasks(actor) ? listDepartments(scope) : [],
  ]);
  return matrixView({
    planId: plan.id,
    query,
    read,
    departments,
    unled,
    sections,
    workspaceDepartments: known
      .filter(takesWork)
      .map(({ id, name, isCollective }) => ({ id, name, group: null, isCollective })),
    mayEdit: mayEditTasks(actor) && plan.status === "active",
  });
}

/** What the departments have in one plan and in another. */
export async function loadComparison(planId: string, params: SearchParams): Promise<Comparison> {
  return gatherComparison(await planAccess(planId), readOtherPlan(params));
}

/** The same for an actor whose right to the plan has been asked for. A plan of another workspace is no choice. */
export async function gatherComparison(
  { scope, day, plan }: PlanAccess,
  otherId: string | null,
): Promise<Comparison> {
  const choices = (await listPlans(scope)).filter(({ id }) => id !== plan.id);
  const other = choices.find(({ id }) => id === otherId) ?? null;
  const read = async (id: string) => {
    const [departments, sums] = await Promise.all([
      listMatrixDepartments(scope, id),
      sumDepartments(scope, id, day),
    ]);
    return { departments, sums };
  };
  return {
    plan: { id: plan.id, title: plan.title },
    other,
    choices,
    departments: other ? comparedDepartments(await Promise.all([read(plan.id), read(other.id)])) : [],
  };
}
