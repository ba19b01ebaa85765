import type { Foreign } from "./foreign";

/** How each loader is asked for what another workspace has; "own" asks for nothing but the reader's. */
export const loaderInput: Record<string, "own" | ((other: Foreign) => unknown[])> = {
  countPlanMatters: ({ planId }) => [planId],
  loadAudit: () => [undefined],
  loadBoard: ({ planId }) => [planId, {}],
  loadCalendar: "own",
  loadCards: ({ planId }) => [planId, { by: "status", pile: "in_progress" }],
  loadComparison: ({ planId, workspace }) => [planId, { with: workspace.departments[0].id }],
  loadCountedViews: ({ planId }) => [planId],
  loadDesk: "own",
  loadDivisionFile: ({ planId }) => [planId, { format: "csv" }],
  loadDocumentPlaces: ({ planId }) => [planId, { q: "牵头" }],
  loadDocumentWindows: ({ planId, taskId }) => [planId, { task: taskId, at: "0" }],
  loadEvidenceFile: ({ evidenceId }) => [evidenceId],
  loadFeeds: "own",
  loadImport: ({ importId }) => [importId],
  loadLackingCsv: ({ planId, periodId }) => [planId, periodId],
  loadLedger: ({ planId }) => [planId, {}],
  loadLedgerAcross: () => [{}],
  loadLedgerFileAcross: () => [{ format: "csv" }],
  loadLedgerRowsAcross: () => [{}],
  loadLedgerFile: ({ planId }) => [planId, { format: "csv" }],
  loadLedgerRows: ({ planId }) => [planId, {}],
  loadLightsTrial: ({ planId }) => [planId, {}],
  loadMailAddress: "own",
  loadManagedDepartments: "own",
  loadMatrix: ({ planId }) => [planId, {}],
  loadMatrixRows: ({ planId }) => [planId, {}],
  loadMonth: () => [{ all: "1" }],
  loadNewImport: "own",
  loadNotifications: () => [undefined],
  loadOriginal: ({ planId }) => [planId, null],
  loadOverride: ({ taskId }) => [taskId],
  loadPeople: "own",
  loadPeriods: ({ planId, periodId }) => [planId, { period: periodId, view: "tasks" }],
  loadPlanHistory: ({ planId }) => [planId, undefined],
  loadPlanMatters: ({ planId }) => [planId],
  loadRevise: ({ planId }) => [planId],
  loadRevision: ({ importId }) => [importId, {}],
  loadRobot: "own",
  loadSearch: () => ["任务"],
  loadSecondFactor: "own",
  loadSettings: "own",
  loadShownOriginal: ({ planId }) => [planId],
  loadTaskExtensions: ({ taskId }) => [taskId],
  loadTaskInstructions: ({ taskId }) => [taskId],
  loadTaskLinks: ({ taskId }) => [{ id: taskId, name: "某项任务" }],
  loadTaskPage: ({ taskId }) => [taskId, undefined],
  loadTaskProblems: ({ taskId }) => [taskId],
  loadTimeline: ({ planId }) => [planId, {}],
  loadTimelineRows: ({ planId }) => [planId, {}],
  loadUnread: "own",
  loadViews: ({ planId }) => [planId],
  planAccess: ({ planId }) => [planId],
  workspaceAccess: "own",
};

/** All that a loader hands to its page, also what it hands on as promises. */
export async function settled(value: unknown): Promise<unknown> {
  const known = await value;
  if (Array.isArray(known)) return Promise.all(known.map(settled));
  if (known instanceof Map || known instanceof Set) return settled([...known]);
  if (known instanceof ReadableStream) return new Response(known).text();
  if (known !== null && typeof known === "object" && !(known instanceof Date)) {
    const entries = Object.entries(known).map(async ([key, one]) => [key, await settled(one)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
  return known;
}
