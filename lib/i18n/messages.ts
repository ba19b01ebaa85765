import type { Locale } from "./locales";
import enAdmin from "./messages/en/admin.json";
import enAuth from "./messages/en/auth.json";
import enBoard from "./messages/en/board.json";
import enCalendars from "./messages/en/calendars.json";
import enCommon from "./messages/en/common.json";
import enDashboard from "./messages/en/dashboard.json";
import enDepartments from "./messages/en/departments.json";
import enDesk from "./messages/en/desk.json";
import enErrors from "./messages/en/errors.json";
import enEvidence from "./messages/en/evidence.json";
import enExports from "./messages/en/exports.json";
import enExtensions from "./messages/en/extensions.json";
import enImports from "./messages/en/imports.json";
import enInstructions from "./messages/en/instructions.json";
import enMatrix from "./messages/en/matrix.json";
import enMilestones from "./messages/en/milestones.json";
import enNotifications from "./messages/en/notifications.json";
import enPeriods from "./messages/en/periods.json";
import enPlans from "./messages/en/plans.json";
import enProblems from "./messages/en/problems.json";
import enRefusals from "./messages/en/refusals.json";
import enReports from "./messages/en/reports.json";
import enSearch from "./messages/en/search.json";
import enShell from "./messages/en/shell.json";
import enTable from "./messages/en/table.json";
import enTasks from "./messages/en/tasks.json";
import enTerms from "./messages/en/terms.json";
import enTimeline from "./messages/en/timeline.json";
import enViews from "./messages/en/views.json";
import zhAdmin from "./messages/zh-CN/admin.json";
import zhAuth from "./messages/zh-CN/auth.json";
import zhBoard from "./messages/zh-CN/board.json";
import zhCalendars from "./messages/zh-CN/calendars.json";
import zhCommon from "./messages/zh-CN/common.json";
import zhDashboard from "./messages/zh-CN/dashboard.json";
import zhDepartments from "./messages/zh-CN/departments.json";
import zhDesk from "./messages/zh-CN/desk.json";
import zhErrors from "./messages/zh-CN/errors.json";
import zhEvidence from "./messages/zh-CN/evidence.json";
import zhExports from "./messages/zh-CN/exports.json";
import zhExtensions from "./messages/zh-CN/extensions.json";
import zhImports from "./messages/zh-CN/imports.json";
import zhInstructions from "./messages/zh-CN/instructions.json";
import zhMatrix from "./messages/zh-CN/matrix.json";
import zhMilestones from "./messages/zh-CN/milestones.json";
import zhNotifications from "./messages/zh-CN/notifications.json";
import zhPeriods from "./messages/zh-CN/periods.json";
import zhPlans from "./messages/zh-CN/plans.json";
import zhProblems from "./messages/zh-CN/problems.json";
import zhRefusals from "./messages/zh-CN/refusals.json";
import zhReports from "./messages/zh-CN/reports.json";
import zhSearch from "./messages/zh-CN/search.json";
import zhShell from "./messages/zh-CN/shell.json";
import zhTable from "./messages/zh-CN/table.json";
import zhTasks from "./messages/zh-CN/tasks.json";
import zhTerms from "./messages/zh-CN/terms.json";
import zhTimeline from "./messages/zh-CN/timeline.json";
import zhViews from "./messages/zh-CN/views.json";

const zh = {
  admin: zhAdmin,
  auth: zhAuth,
  board: zhBoard,
  calendars: zhCalendars,
  common: zhCommon,
  dashboard: zhDashboard,
  departments: zhDepartments,
  desk: zhDesk,
  errors: zhErrors,
  evidence: zhEvidence,
  exports: zhExports,
  extensions: zhExtensions,
  imports: zhImports,
  instructions: zhInstructions,
  matrix: zhMatrix,
  milestones: zhMilestones,
  notifications: zhNotifications,
  periods: zhPeriods,
  plans: zhPlans,
  problems: zhProblems,
  refusals: zhRefusals,
  reports: zhReports,
  search: zhSearch,
  shell: zhShell,
  table: zhTable,
  tasks: zhTasks,
  terms: zhTerms,
  timeline: zhTimeline,
  views: zhViews,
};

export type Messages = typeof zh;
export type Namespace = keyof Messages;

// Typed as the Chinese words: a key that English lacks does not compile.
const en: Messages = {
  admin: enAdmin,
  auth: enAuth,
  board: enBoard,
  calendars: enCalendars,
  common: enCommon,
  dashboard: enDashboard,
  departments: enDepartments,
  desk: enDesk,
  errors: enErrors,
  evidence: enEvidence,
  exports: enExports,
  extensions: enExtensions,
  imports: enImports,
  instructions: enInstructions,
  matrix: enMatrix,
  milestones: enMilestones,
  notifications: enNotifications,
  periods: enPeriods,
  plans: enPlans,
  problems: enProblems,
  refusals: enRefusals,
  reports: enReports,
  search: enSearch,
  shell: enShell,
  table: enTable,
  tasks: enTasks,
  terms: enTerms,
  timeline: enTimeline,
  views: enViews,
};

/**
 * The words of each language. Those with places to fill in are said by a translator alone: in the built server they have
 * been parsed beforehand and are no texts any more.
 */
export const messages: Record<Locale, Messages> = { "zh-CN": zh, en };

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
