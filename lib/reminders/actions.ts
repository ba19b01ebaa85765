"use server";

import { action } from "@/lib/auth/action";
import { mayEditTasks } from "@/lib/tasks/policy";
import { urge, urgePeriod } from "./mutations";
import { urgeInput, urgePeriodInput } from "./schema";

/** 催办. */
export const sendReminder = action({
  name: "reminder.send",
  input: urgeInput,
  allow: mayEditTasks,
  run: urge,
});

/** 催办 of everybody who owes a report of a period. */
export const sendPeriodReminders = action({
  name: "reminder.send_period",
  input: urgePeriodInput,
  allow: mayEditTasks,
  run: urgePeriod,
});
