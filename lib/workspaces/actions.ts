"use server";

import { action } from "@/lib/auth/action";
import * as workspaces from "./mutations";
import { mayManageWorkspace } from "./policy";
import { changeWorkspaceInput } from "./schema";

export const changeWorkspace = action({
  name: "workspace.change",
  input: changeWorkspaceInput,
  allow: mayManageWorkspace,
  run: workspaces.changeWorkspace,
});
