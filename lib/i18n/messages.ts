import type { Locale } from "./locales";
import enAdmin from "./messages/en/admin.json";
import enAuth from "./messages/en/auth.json";
import enBoard from "./messages/en/board.json";
import enCommon from "./messages/en/common.json";
import enDashboard from "./messages/en/dashboard.json";
import enDepartments from "./messages/en/departments.json";
import enDesk from "./messages/en/desk.json";
import enErrors from "./messages/en/errors.json";
import enImports from "./messages/en/imports.json";
import enMatrix from "./messages/en/matrix.json";
import enNotifications from "./messages/en/notifications.json";
import enPlans from "./messages/en/plans.json";
import enRefusals from "./messages/en/refusals.json";
import enReports from "./messages/en/reports.json";
import enShell from "./messages/en/shell.json";
import enTable from "./messages/en/table.json";
import enTasks from "./messages/en/tasks.json";
import enTerms from "./messages/en/terms.json";
import zhAdmin from "./messages/zh-CN/admin.json";
import zhAuth from "./messages/zh-CN/auth.json";
import zhBoard from "./messages/zh-CN/board.json";
import zhCommon from "./messages/zh-CN/common.json";
import zhDashboard from "./messages/zh-CN/dashboard.json";
import zhDepartments from "./messages/zh-CN/departments.json";
import zhDesk from "./messages/zh-CN/desk.json";
import zhErrors from "./messages/zh-CN/errors.json";
import zhImports from "./messages/zh-CN/imports.json";
import zhMatrix from "./messages/zh-CN/matrix.json";
import zhNotifications from "./messages/zh-CN/notifications.json";
import zhPlans from "./messages/zh-CN/plans.json";
import zhRefusals from "./messages/zh-CN/refusals.json";
import zhReports from "./messages/zh-CN/reports.json";
import zhShell from "./messages/zh-CN/shell.json";
import zhTable from "./messages/zh-CN/table.json";
import zhTasks from "./messages/zh-CN/tasks.json";
import zhTerms from "./messages/zh-CN/terms.json";

const zh = {
  admin: zhAdmin,
  auth: zhAuth,
  board: zhBoard,
  common: zhCommon,
  dashboard: zhDashboard,
  departments: zhDepartments,
  desk: zhDesk,
  errors: zhErrors,
  imports: zhImports,
  matrix: zhMatrix,
  notifications: zhNotifications,
  plans: zhPlans,
  refusals: zhRefusals,
  reports: zhReports,
  shell: zhShell,
  table: zhTable,
  tasks: zhTasks,
  terms: zhTerms,
};

export type Messages = typeof zh;
export type Namespace = keyof Messages;

// Typed as the Chinese words: a key that English lacks does not compile.
const en: Messages = {
  admin: enAdmin,
  auth: enAuth,
  board: enBoard,
  common: enCommon,
  dashboard: enDashboard,
  departments: enDepartments,
  desk: enDesk,
  errors: enErrors,
  imports: enImports,
  matrix: enMatrix,
  notifications: enNotifications,
  plans: enPlans,
  refusals: enRefusals,
  reports: enReports,
  shell: enShell,
  table: enTable,
  tasks: enTasks,
  terms: enTerms,
};

export const messages: Record<Locale, Messages> = { "zh-CN": zh, en };

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
