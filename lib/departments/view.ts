import type { CalendarDate } from "@/lib/calendar/date";
import type { DepartmentChoice, ManagedDepartment } from "./types";

export interface ManagedDepartmentsView {
  departments: ManagedDepartment[];
  /** Headings in use, in the order of the list. */
  groups: string[];
  /** Those that can take over from another. */
  successors: DepartmentChoice[];
  today: CalendarDate;
}

export function managedDepartmentsView(
  departments: ManagedDepartment[],
  today: CalendarDate,
): ManagedDepartmentsView {
  return {
    departments,
    today,
    groups: [...new Set(departments.flatMap(({ group }) => (group ? [group] : [])))],
    successors: departments
      .filter(
        ({ isCollective, successor, endedOn }) => !isCollective && successor === null && endedOn === null,
      )
      .map(({ id, name }) => ({ id, name })),
  };
}
