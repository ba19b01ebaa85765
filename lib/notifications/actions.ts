"use server";

import { action } from "@/lib/auth/action";
import * as notifications from "./mutations";
import { readAllInput, readInput } from "./schema";

export const markRead = action({
  name: "notification.read",
  input: readInput,
  allow: () => true,
  run: notifications.markRead,
});

export const markAllRead = action({
  name: "notification.read_all",
  input: readAllInput,
  allow: () => true,
  run: notifications.markAllRead,
});
