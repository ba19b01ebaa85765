import type { UserRole } from "../types";

/** What a column may say. */
export type RosterField = "name" | "username" | "department" | "role" | "email" | "phone" | "post";

export type RosterFault =
  | "nameMissing"
  | "usernameMissing"
  | "usernameForm"
  | "usernameTaken"
  | "usernameTwice"
  | "roleUnknown"
  | "departmentMissing"
  | "departmentUnknown"
  | "emailForm";

/** One row of a list of people, as it would be written. */
export interface RosterRow {
  /** As the sheet counts: the heading is line 1 where it stands first. */
  line: number;
  name: string;
  username: string;
  role: UserRole | null;
  departmentId: string | null;
  /** As printed in the sheet, or as the department is called where it was found. */
  department: string;
  email: string | null;
  post: string | null;
  faults: RosterFault[];
}

/** What a list of people would become; nothing of it is written. */
export interface RosterPreview {
  rows: RosterRow[];
  faulty: number;
}

/** Somebody who was added, with the password that is shown this once. */
export interface NewAccount {
  name: string;
  username: string;
  password: string;
}
