"use server";

import { action } from "@/lib/auth/action";
import { actsForDepartment, mayEditTasks } from "@/lib/tasks/policy";
import { ask, grant, refuse, signOff, withdraw } from "./mutations";
import { mayRefuseSome } from "./policy";
import { askInput, extensionInput, grantInput, refuseInput } from "./schema";

/** 申请延期: {taskId, wantedOn, reason}. */
export const askExtension = action({
  name: "extension.ask",
  input: askInput,
  allow: actsForDepartment,
  run: ask,
});

export const signOffExtension = action({
  name: "extension.sign_off",
  input: extensionInput,
  allow: (actor) => actor.role === "head",
  run: signOff,
});

/** The day may be another than the one asked for. */
export const grantExtension = action({
  name: "extension.grant",
  input: grantInput,
  allow: mayEditTasks,
  run: grant,
});

export const refuseExtension = action({
  name: "extension.refuse",
  input: refuseInput,
  allow: mayRefuseSome,
  run: refuse,
});

export const withdrawExtension = action({
  name: "extension.withdraw",
  input: extensionInput,
  allow: actsForDepartment,
  run: withdraw,
});
