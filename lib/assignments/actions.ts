"use server";

import { action } from "@/lib/auth/action";
import { actsForDepartment, mayEditTasks } from "@/lib/tasks/policy";
import { acknowledge, assign, assignMany, decline } from "./mutations";
import { acknowledgeInput, assignInput, bulkAssignInput, declineInput } from "./schema";

/** 签收: {assignmentId}. */
export const acknowledgeAssignment = action({
  name: "assignment.acknowledge",
  input: acknowledgeInput,
  allow: actsForDepartment,
  run: acknowledge,
});

/** 不承接: {assignmentId, reason}. */
export const declineAssignment = action({
  name: "assignment.decline",
  input: declineInput,
  allow: actsForDepartment,
  run: decline,
});

export const assignDepartment = action({
  name: "assignment.assign",
  input: assignInput,
  allow: mayEditTasks,
  run: assign,
});

export const assignDepartments = action({
  name: "assignment.bulk_assign",
  input: bulkAssignInput,
  allow: mayEditTasks,
  run: assignMany,
});
