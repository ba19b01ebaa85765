import { z } from "zod";
import { shortestPassword } from "@/lib/auth/password";
import { foldUsername } from "@/lib/auth/sign-in";
import { userRoles } from "./types";

const password = z.string().min(shortestPassword).max(1000);
const username = z
  .string()
  .transform(foldUsername)
  .pipe(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u));
const name = z.string().trim().min(1).max(80);
/** An empty field means none. */
const email = z
  .union([z.literal(""), z.email().max(200)])
  .transform((address) => (address === "" ? null : address.toLowerCase()));

const standing = { role: z.enum(userRoles), departmentId: z.uuid().nullable() };
const departmentWhereNeeded = ({ role, departmentId }: { role: string; departmentId: string | null }) =>
  (role !== "officer" && role !== "head") || departmentId !== null;

export const setUpInput = z.object({
  token: z.string().min(1).max(200),
  workspaceName: z.string().trim().min(1).max(120),
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name,
  username,
  password,
});
export type SetUpInput = z.infer<typeof setUpInput>;

export const changePasswordInput = z.object({ current: z.string().min(1).max(1000), next: password });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const createUserInput = z
  .object({
    username,
    name,
    ...standing,
    post: z.string().trim().max(80).nullable(),
    email: email.default(null),
    /** Null for somebody whom only the identity provider signs in. */
    password: password.nullable(),
  })
  .refine(departmentWhereNeeded, { path: ["departmentId"] });
export type CreateUserInput = z.output<typeof createUserInput>;

export const addMembershipInput = z
  .object({ userId: z.uuid(), ...standing })
  .refine(departmentWhereNeeded, { path: ["departmentId"] });
export type AddMembershipInput = z.infer<typeof addMembershipInput>;

export const removeMembershipInput = z.object({ membershipId: z.uuid() });

export const beginSecondFactorInput = z.object({});
export const confirmSecondFactorInput = z.object({ code: z.string().min(1).max(20) });
export const removeSecondFactorInput = z.object({ password: z.string().min(1).max(1000) });

export const switchInput = z.object({ membershipId: z.uuid() });

export const setEmailInput = z.object({ userId: z.uuid(), email });
export type SetEmailInput = z.output<typeof setEmailInput>;

export const userInput = z.object({ userId: z.uuid() });

export const resetPasswordInput = z.object({ userId: z.uuid(), password });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;
