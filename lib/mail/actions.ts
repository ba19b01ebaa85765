"use server";

import { action } from "@/lib/auth/action";
import { setAddress } from "./mutations";
import { addressInput } from "./schema";

export const changeAddress = action({
  name: "user.change_email",
  input: addressInput,
  allow: () => true,
  run: setAddress,
});
