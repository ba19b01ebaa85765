"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";

export function PrintButton() {
  const t = useTranslations("common.actions");
  return (
    <IconButton label={t("print")} onClick={() => window.print()}>
      <Printer aria-hidden="true" strokeWidth={1.6} />
    </IconButton>
  );
}
