"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

export function PrintButton() {
  const t = useTranslations("common.actions");
  return (
    <span data-print="hide" className="max-md:hidden">
      <Button onClick={() => window.print()}>{t("print")}</Button>
    </span>
  );
}
