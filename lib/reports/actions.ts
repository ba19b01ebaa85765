"use server";

import { action } from "@/lib/auth/action";
import { scopeOf } from "@/lib/auth/scope";
import { actsForDepartment } from "@/lib/tasks/policy";
import { findOwnReport } from "./data";
import {
  acceptReports,
  keepReturnReasons,
  markUnchanged,
  returnReport,
  saveDraft,
  signOffReports,
  submitReports,
} from "./mutations";
import { mayKeepReturnReasons, mayReturn } from "./policy";
import {
  markUnchangedInput,
  ownReportInput,
  reportIdsInput,
  returnReasonsInput,
  returnReportInput,
  saveDraftInput,
} from "./schema";

/** Autosave of what is being typed; the page stays as it is under the writer's hands. */
export const saveReportDraft = action({
  name: "report.save_draft",
  input: saveDraftInput,
  allow: actsForDepartment,
  run: saveDraft,
  refresh: false,
});

/** 无变化. */
export const markReportUnchanged = action({
  name: "report.mark_unchanged",
  input: markUnchangedInput,
  allow: actsForDepartment,
  run: markUnchanged,
  refresh: false,
});

/** What stands on the server now, to be laid beside what the writer has after a conflict. */
export const readOwnReport = action({
  name: "report.read",
  input: ownReportInput,
  allow: actsForDepartment,
  run: (actor, input) => findOwnReport(scopeOf(actor), { ...input, departmentId: actor.departmentId ?? "" }),
  refresh: false,
});

/** The page is asked for anew by whoever hands in, shortly after: the answer does not wait for it. */
export const submitOwnReports = action({
  name: "report.submit",
  input: reportIdsInput,
  allow: actsForDepartment,
  run: submitReports,
  refresh: false,
});

/** 签发. */
export const signOff = action({
  name: "report.sign_off",
  input: reportIdsInput,
  allow: (actor) => actor.role === "head" && actor.departmentId !== null,
  run: signOffReports,
});

export const accept = action({
  name: "report.accept",
  input: reportIdsInput,
  allow: (actor) => actor.role === "supervisor",
  run: acceptReports,
});

/** 退回, with a reason. */
export const sendBack = action({
  name: "report.return",
  input: returnReportInput,
  allow: mayReturn,
  run: returnReport,
});

/** 常用退回理由. */
export const setReturnReasons = action({
  name: "report.keep_return_reasons",
  input: returnReasonsInput,
  allow: mayKeepReturnReasons,
  run: keepReturnReasons,
});
