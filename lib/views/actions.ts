"use server";

import { action } from "@/lib/auth/action";
import { changeView, removeView, saveView } from "./mutations";
import { changeViewInput, removeViewInput, saveViewInput } from "./schema";

/** Keeps the present look of a plan's tasks under a name; shared ones are for supervisors to make. */
export const keepView = action({
  name: "view.save",
  input: saveViewInput,
  allow: () => true,
  run: saveView,
});

export const alterView = action({
  name: "view.change",
  input: changeViewInput,
  allow: () => true,
  run: changeView,
});

export const dropView = action({
  name: "view.remove",
  input: removeViewInput,
  allow: () => true,
  run: removeView,
});
