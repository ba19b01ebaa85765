"use client";

import { useTranslations } from "next-intl";
import { useRefusal } from "@/components/ui/use-refusal";
import type { Refusal } from "./draft";

/** A refusal in the reader's words, also where the server was not reached. */
export function useRefusalWords(): (refusal: Refusal) => string {
  const t = useTranslations("errors");
  const words = useRefusal();
  return ({ code, params }) => (code === "offline" ? t("offline") : words({ code, params }));
}
