"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import type { FileFormat } from "@/lib/exports/types";

const ExportMenu = onDemand(() => import("./export-menu").then((module) => module.ExportMenu));

/** What is shown, as a file of one's choice or on paper. */
export function ExportButton({
  formats,
  href,
  className,
}: {
  formats: readonly FileFormat[];
  /** The address of the file, to which the format is added. */
  href: string;
  className?: string;
}) {
  const t = useTranslations("common.actions");
  const button = (
    <Button size="small" className={className}>
      <Download aria-hidden="true" strokeWidth={1.6} />
      {t("export")}
    </Button>
  );
  return (
    <OnDemand button={button}>
      <ExportMenu trigger={button} formats={formats} href={href} />
    </OnDemand>
  );
}
