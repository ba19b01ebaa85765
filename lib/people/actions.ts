"use server";

import { action, answerFor } from "@/lib/auth/action";
import type { ActionResult } from "@/lib/auth/types";
import * as people from "./mutations";
import { mayManagePeople } from "./policy";
import { importRoster, previewRoster } from "./roster/mutations";
import { rosterInput } from "./roster/schema";
import {
  addMembershipInput,
  beginSecondFactorInput,
  changePasswordInput,
  confirmSecondFactorInput,
  createUserInput,
  removeMembershipInput,
  removeSecondFactorInput,
  resetPasswordInput,
  setEmailInput,
  setUpInput,
  switchInput,
  userInput,
} from "./schema";
import * as secondFactor from "./second-factor/mutations";
import * as standing from "./standing/mutations";

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

export const setEmail = action({
  name: "user.set_email",
  input: setEmailInput,
  allow: mayManagePeople,
  run: people.setEmail,
});

/** What a list of people would become; it writes nothing. */
export const previewPeople = action({
  name: "user.preview_list",
  input: rosterInput,
  allow: mayManagePeople,
  run: previewRoster,
  refresh: false,
});

export const importPeople = action({
  name: "user.import_list",
  input: rosterInput,
  allow: mayManagePeople,
  run: importRoster,
});

/** Acts in another of the reader's posts. */
export const switchMembership = action({
  name: "session.switch",
  input: switchInput,
  allow: () => true,
  run: standing.switchMembership,
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

/** Not redrawn in between: the page would come back without the picture that is being read. */
export const beginSecondFactor = action({
  name: "second_factor.begin",
  input: beginSecondFactorInput,
  allow: () => true,
  run: secondFactor.beginSecondFactor,
  refresh: false,
});

export const confirmSecondFactor = action({
  name: "second_factor.confirm",
  input: confirmSecondFactorInput,
  allow: () => true,
  run: secondFactor.confirmSecondFactor,
  refresh: false,
});

export const removeSecondFactor = action({
  name: "second_factor.remove",
  input: removeSecondFactorInput,
  allow: () => true,
  run: secondFactor.removeSecondFactor,
});

export const resetSecondFactor = action({
  name: "second_factor.reset",
  input: userInput,
  allow: mayManagePeople,
  run: secondFactor.resetSecondFactor,
});
