"use server";

import { action } from "@/lib/auth/action";
import { mayEditTasks } from "@/lib/tasks/policy";
import { urge } from "./mutations";
import { urgeInput } from "./schema";

/** 催办. */
export const sendReminder = action({
  name: "reminder.send",
  input: urgeInput,
  allow: mayEditTasks,
  run: urge,
});
