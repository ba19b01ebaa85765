import { expect, it } from "vitest";
import { currentRailKey } from "@/components/shell/rail-items";

it.each([
  ["/", "desk"],
  ["/plans", "plans"],
  ["/plans/1/board", "plans"],
  ["/tasks/1", "plans"],
  ["/departments/1", "departments"],
  ["/dashboard", "dashboard"],
  ["/admin/audit", "admin"],
  ["/plansomething", null],
  ["/public/x", null],
])("%s belongs to %s", (pathname, key) => {
  expect(currentRailKey(pathname)).toBe(key);
});
