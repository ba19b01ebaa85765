"use server";

import { action } from "@/lib/auth/action";
import { archivePlan as archive, restorePlan as restore } from "./mutations";
import { mayArchive } from "./policy";
import { archiveInput } from "./schema";

export const archivePlan = action({
  name: "plan.archive",
  input: archiveInput,
  allow: mayArchive,
  run: archive,
});

export const restorePlan = action({
  name: "plan.restore",
  input: archiveInput,
  allow: mayArchive,
  run: restore,
});
