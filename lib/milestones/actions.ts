"use server";

import { action } from "@/lib/auth/action";
import * as milestones from "./mutations";
import { plansMilestones } from "./policy";
import { planMilestonesInput, reachMilestoneInput } from "./schema";

/** 节点: how a task is divided. */
export const planMilestones = action({
  name: "milestone.plan",
  input: planMilestonesInput,
  allow: plansMilestones,
  run: milestones.planMilestones,
});

export const reachMilestone = action({
  name: "milestone.reach",
  input: reachMilestoneInput,
  allow: plansMilestones,
  run: milestones.reachMilestone,
});
