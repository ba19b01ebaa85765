"use client";

import { useTranslations } from "next-intl";
import type { ErrorCode, ErrorParams } from "@/lib/errors";

/** Puts a refusal of the server into the reader's words. */
export function useRefusal(): (error: { code: ErrorCode; params: ErrorParams }) => string {
  const t = useTranslations("refusals");
  return ({ code, params }) => t(code, params);
}
