"use server";

import { action } from "@/lib/auth/action";
import { actsForDepartment, mayEditTasks } from "@/lib/tasks/policy";
import { address, raise, settle } from "./mutations";
import { settlesProblems } from "./policy";
import { addressInput, raiseInput, settleInput } from "./schema";

/** 提出需协调事项. */
export const raiseProblem = action({
  name: "problem.raise",
  input: raiseInput,
  allow: actsForDepartment,
  run: raise,
});

/** 转: to somebody else, who is to decide. */
export const addressProblem = action({
  name: "problem.address",
  input: addressInput,
  allow: mayEditTasks,
  run: address,
});

/** Answered, closed or raised again; whose step it is depends on the problem. */
export const settleProblem = action({
  name: "problem.settle",
  input: settleInput,
  allow: settlesProblems,
  run: settle,
});
