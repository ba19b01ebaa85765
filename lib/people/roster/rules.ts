import { foldUsername } from "@/lib/auth/sign-in";
import type { Directory } from "@/lib/departments/rules";
import type { UserRole } from "../types";
import type { RosterFault, RosterField, RosterRow } from "./types";

/** The names under which offices head the columns of their lists. */
const headings: Record<RosterField, RegExp> = {
  name: /^(姓名|名字|人员姓名|联络员姓名|真实姓名|name|full ?name)$/,
  username: /^(用户名|账号|帐号|登录名|登录账号|登录帐号|用户账号|工号|username|user ?name|account|login)$/,
  department: /^(部门|单位|所在单位|所在部门|单位名称|部门名称|工作单位|责任单位|department|unit|office)$/,
  role: /^(角色|身份|用户角色|权限|岗位类型|role)$/,
  email: /^(邮箱|电子邮箱|电子邮件|邮件|邮箱地址|e-?mail|mail)$/,
  phone: /^(手机|手机号|手机号码|联系电话|电话|移动电话|联系方式|phone|mobile|telephone)$/,
  post: /^(职务|职位|岗位|职务职级|post|title|position)$/,
};

const roleNames: Record<UserRole, RegExp> = {
  administrator: /^(系统)?管理员$|^administrator$|^admin$/,
  supervisor: /^督查(室|员|人员)?$|^督办(室|员)?$|^supervisor$/,
  leader: /^(市|县|区|分管|主要)?领导$|^leader$/,
  head: /^(部门|单位)?(负责人|领导|主要负责人|分管负责人)$|^(department )?head$/,
  officer: /^(部门|单位)?(联络员|填报员|填报人|经办人|信息员|具体负责人)$|^officer$/,
};

const usernameForm = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u;
const emailForm = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

function folded(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s*＊:：()（）]+/g, "")
    .toLowerCase();
}

/** Which column says what; null where a row is no heading. A name and a way to sign in are the least. */
function columnsOf(row: readonly string[]): Map<RosterField, number> | null {
  const found = new Map<RosterField, number>();
  for (const [column, text] of row.entries()) {
    const heading = folded(text);
    for (const [field, form] of Object.entries(headings) as [RosterField, RegExp][]) {
      if (!found.has(field) && form.test(heading)) found.set(field, column);
    }
  }
  return found.has("name") && (found.has("username") || found.has("phone")) ? found : null;
}

function roleOf(text: string): UserRole | null {
  // A list that says nothing of roles is one of those who report.
  if (text === "") return "officer";
  const name = folded(text);
  const found = (Object.entries(roleNames) as [UserRole, RegExp][]).find(([, form]) => form.test(name));
  // 部门领导 heads a department, 领导 leads the place: the longer name goes first.
  return roleNames.head.test(name) && /部门|单位|负责人/.test(name) ? "head" : (found?.[0] ?? null);
}

/** Reads the rows of a sheet; null where no row of it is a heading. `taken` are the names in use. */
export function readRoster(
  sheet: readonly (readonly string[])[],
  directory: Directory,
): Omit<RosterRow, "faults">[] | null {
  const at = sheet.findIndex((row) => columnsOf(row) !== null);
  const columns = columnsOf(sheet[at] ?? []);
  if (!columns) return null;
  return sheet.slice(at + 1).flatMap((row, index) => {
    const cell = (field: RosterField) => (row[columns.get(field) ?? -1] ?? "").normalize("NFKC").trim();
    if (row.every((text) => text.trim() === "")) return [];
    const printed = cell("department");
    const resolution = printed === "" ? null : directory.resolve(printed);
    const department = resolution?.kind === "existing" ? resolution.department : null;
    return [
      {
        line: at + index + 2,
        name: cell("name"),
        username: foldUsername(cell("username") || cell("phone").replace(/[\s-]/g, "")),
        role: roleOf(cell("role")),
        departmentId: department?.id ?? null,
        department: department?.name ?? printed,
        email: cell("email").toLowerCase() || null,
        post: cell("post") || null,
      },
    ];
  });
}

/** What keeps each row from being written. */
export function judgeRoster(rows: Omit<RosterRow, "faults">[], taken: ReadonlySet<string>): RosterRow[] {
  const times = new Map<string, number>();
  for (const { username } of rows) times.set(username, (times.get(username) ?? 0) + 1);
  return rows.map((row) => {
    const needsDepartment = row.role === "officer" || row.role === "head";
    const found: [RosterFault, boolean][] = [
      ["nameMissing", row.name === "" || row.name.length > 80],
      ["usernameMissing", row.username === ""],
      ["usernameForm", row.username !== "" && !usernameForm.test(row.username)],
      ["usernameTaken", taken.has(row.username)],
      ["usernameTwice", row.username !== "" && (times.get(row.username) ?? 0) > 1],
      ["roleUnknown", row.role === null],
      ["departmentMissing", needsDepartment && row.department === ""],
      ["departmentUnknown", row.department !== "" && row.departmentId === null],
      ["emailForm", row.email !== null && (!emailForm.test(row.email) || row.email.length > 200)],
    ];
    return { ...row, faults: found.filter(([, isSo]) => isSo).map(([fault]) => fault) };
  });
}
