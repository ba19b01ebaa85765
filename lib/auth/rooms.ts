import type { UserRole } from "./types";

export type Room = "desk" | "plans" | "departments" | "dashboard" | "admin";

/** The rooms of the house that a role finds on its rail. Administrators have people and settings, and read the rest. */
export function roomsOf(role: UserRole): Room[] {
  const common: Room[] = ["desk", "plans", "departments", "dashboard"];
  return role === "administrator" ? [...common, "admin"] : common;
}
