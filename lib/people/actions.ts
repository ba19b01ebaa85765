"use server";

import { action, answerFor } from "@/lib/auth/action";
import type { ActionResult } from "@/lib/auth/types";
import * as people from "./mutations";
import { mayManagePeople } from "./policy";
import {
  addMembershipInput,
  changePasswordInput,
  createUserInput,
  removeMembershipInput,
  resetPasswordInput,
  setUpInput,
  userInput,
} from "./schema";

/** The one action that needs no session: its link is the key. */
export async function setUp(input: unknown): Promise<ActionResult<null>> {
  try {
    const parsed = setUpInput.safeParse(input);
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => issue.path.join("."));
      return { ok: false, error: { code: "invalid", params: {}, fields } };
    }
    await people.setUp(parsed.data, new Date());
    return { ok: true, data: null };
  } catch (error) {
    return answerFor("workspace.set_up", error);
  }
}

export const changePassword = action({
  name: "user.change_password",
  input: changePasswordInput,
  allow: () => true,
  run: people.changePassword,
});

export const createUser = action({
  name: "user.create",
  input: createUserInput,
  allow: mayManagePeople,
  run: people.createUser,
});

export const disableUser = action({
  name: "user.disable",
  input: userInput,
  allow: mayManagePeople,
  run: people.disableUser,
});

export const enableUser = action({
  name: "user.enable",
  input: userInput,
  allow: mayManagePeople,
  run: people.enableUser,
});

export const resetPassword = action({
  name: "user.reset_password",
  input: resetPasswordInput,
  allow: mayManagePeople,
  run: people.resetPassword,
});

export const addMembership = action({
  name: "membership.add",
  input: addMembershipInput,
  allow: mayManagePeople,
  run: people.addMembership,
});

export const removeMembership = action({
  name: "membership.remove",
  input: removeMembershipInput,
  allow: mayManagePeople,
  run: people.removeMembership,
});
