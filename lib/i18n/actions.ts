"use server";

import { cookies } from "next/headers";
import { isLocale, localeCookie } from "./locales";
import { isTheme, themeCookie } from "./themes";

const remembered = { path: "/", maxAge: 60 * 60 * 24 * 365, sameSite: "lax", httpOnly: true } as const;

// What arrives here comes from the browser and may be anything; what is unknown is ignored.
export async function setLocale(value: string): Promise<void> {
  if (isLocale(value)) (await cookies()).set(localeCookie, value, remembered);
}

export async function setTheme(value: string): Promise<void> {
  if (isTheme(value)) (await cookies()).set(themeCookie, value, remembered);
}
