"use server";

import { actingFor } from "@/lib/auth/acting";
import { action } from "@/lib/auth/action";
import { handOut, handOutChosen } from "./mutations";
import { mayHandOut } from "./policy";
import { handOutPlanInput, handOutTasksInput } from "./schema";

/** 交办 of all of a plan that still waits for it. */
export const handOutPlan = action({
  name: "plan.hand_out",
  input: handOutPlanInput,
  allow: mayHandOut,
  run: (actor, { planId }, now) => handOut(actingFor(actor), planId, now),
});

/** 交办 of some tasks. */
export const handOutTasks = action({
  name: "task.hand_out",
  input: handOutTasksInput,
  allow: mayHandOut,
  run: (actor, input, now) => handOutChosen(actingFor(actor), input, now),
});
