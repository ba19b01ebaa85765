"use server";

import { action } from "@/lib/auth/action";
import { addDays, removeDays } from "./mutations";
import { mayKeepCalendar } from "./policy";
import { addDaysInput, removeDaysInput } from "./schema";

export const addCalendarDays = action({
  name: "calendar.add",
  input: addDaysInput,
  allow: mayKeepCalendar,
  run: addDays,
});

export const removeCalendarDays = action({
  name: "calendar.remove",
  input: removeDaysInput,
  allow: mayKeepCalendar,
  run: removeDays,
});
