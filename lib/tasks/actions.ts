"use server";

import { action } from "@/lib/auth/action";
import { adoptThresholds, liftOverride, overrideLight } from "./lights/mutations";
import { adoptInput, liftInput, overrideInput } from "./lights/schema";
import { linkTasks, unlinkTasks } from "./links/mutations";
import { linkInput, unlinkInput } from "./links/schema";
import { editTask, takeStep, takeStepOnMany } from "./mutations";
import { actsForDepartment, mayEditTasks } from "./policy";
import { bulkStepInput, editTaskInput, stepInput, takeBackInput } from "./schema";
import { takeBackStep } from "./undo/mutations";

/** One step of a task's life: {taskId, version, step, reason}. Which step is whose depends on the task. */
export const stepTask = action({
  name: "task.step",
  input: stepInput,
  allow: (actor) => actor.role === "supervisor" || actsForDepartment(actor),
  run: takeStep,
});

export const stepTasks = action({
  name: "task.bulk_step",
  input: bulkStepInput,
  allow: mayEditTasks,
  run: takeStepOnMany,
});

/** Takes back the step that one has just taken: {tasks, reason}. */
export const undoStep = action({
  name: "task.take_back_step",
  input: takeBackInput,
  allow: (actor) => actor.role === "supervisor" || actsForDepartment(actor),
  run: takeBackStep,
});

export const changeTask = action({
  name: "task.edit",
  input: editTaskInput,
  allow: mayEditTasks,
  run: editTask,
});

/** 人工改灯: {taskId, seenId, light, reason, endsOn}. */
export const setLight = action({
  name: "task.override_light",
  input: overrideInput,
  allow: mayEditTasks,
  run: overrideLight,
});

export const takeBackLight = action({
  name: "task.lift_override",
  input: liftInput,
  allow: mayEditTasks,
  run: liftOverride,
});

/** Other thresholds for the lights of a plan. */
export const changeThresholds = action({
  name: "task.adopt_thresholds",
  input: adoptInput,
  allow: mayEditTasks,
  run: adoptThresholds,
});

/** 相联: {taskId, otherId, reason}. */
export const link = action({ name: "task.link", input: linkInput, allow: mayEditTasks, run: linkTasks });

/** 取消相联: {linkId, reason}. */
export const unlink = action({
  name: "task.unlink",
  input: unlinkInput,
  allow: mayEditTasks,
  run: unlinkTasks,
});
