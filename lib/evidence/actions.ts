"use server";

import { action } from "@/lib/auth/action";
import { actsForDepartment } from "@/lib/tasks/policy";
import { claimNeedsFor } from "./loaders";
import * as evidence from "./mutations";
import { claimNeedsInput, removeEvidenceInput, uploadEvidenceInput } from "./schema";

/** 佐证材料. Files come through their own route, which asks this; the page stays as it is under the writer's hands. */
export const uploadEvidence = action({
  name: "evidence.upload",
  input: uploadEvidenceInput,
  allow: actsForDepartment,
  run: evidence.uploadEvidence,
  refresh: false,
});

export const removeEvidence = action({
  name: "evidence.remove",
  input: removeEvidenceInput,
  allow: actsForDepartment,
  run: evidence.removeEvidence,
  refresh: false,
});

/** What the own claim of completion on a task would come with, for the dialog that makes it. */
export const readClaimNeeds = action({
  name: "evidence.read_claim",
  input: claimNeedsInput,
  allow: actsForDepartment,
  run: (actor, input) => claimNeedsFor(actor, input.taskId),
  refresh: false,
});
