"use server";

import { action } from "@/lib/auth/action";
import { actsForDepartment } from "@/lib/tasks/policy";
import { answer, close, give } from "./mutations";
import { mayCloseSome, mayInstruct } from "./policy";
import { answerInput, closeInput, giveInput } from "./schema";

/** 批示, on a plan or on one of its tasks. */
export const giveInstruction = action({
  name: "instruction.give",
  input: giveInput,
  allow: mayInstruct,
  run: give,
});

export const answerInstruction = action({
  name: "instruction.answer",
  input: answerInput,
  allow: actsForDepartment,
  run: answer,
});

export const closeInstruction = action({
  name: "instruction.close",
  input: closeInput,
  allow: mayCloseSome,
  run: close,
});
