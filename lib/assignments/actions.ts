"use server";

import { action } from "@/lib/auth/action";
import { actsForDepartment, mayEditTasks } from "@/lib/tasks/policy";
import { acknowledge, acknowledgeAll, assign, decline, editCells } from "./mutations";
import { acknowledgeAllInput, acknowledgeInput, assignInput, declineInput, editCellsInput } from "./schema";

/** 签收: {assignmentId}. */
export const acknowledgeAssignment = action({
  name: "assignment.acknowledge",
  input: acknowledgeInput,
  allow: actsForDepartment,
  run: acknowledge,
});

/** 全部签收: {assignmentIds}. */
export const acknowledgeAssignments = action({
  name: "assignment.acknowledge_all",
  input: acknowledgeAllInput,
  allow: actsForDepartment,
  run: acknowledgeAll,
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

/** Cells of a table or a matrix: {edits: [{taskId, version, changes, roles}], reason}. */
export const changeCells = action({
  name: "task.edit_cells",
  input: editCellsInput,
  allow: mayEditTasks,
  run: editCells,
});
