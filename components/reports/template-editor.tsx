"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";

const TemplateDialog = onDemand(() => import("./template-dialog").then((module) => module.TemplateDialog));

/** Where supervisors keep their reasons for returning. */
export function TemplateEditor({
  templates,
  kept,
}: {
  templates: readonly string[];
  kept: readonly string[];
}) {
  const t = useTranslations("reports.waiting");
  return (
    <OnDemand button={<Button>{t("editTemplates")}</Button>}>
      <TemplateDialog templates={templates} kept={kept} />
    </OnDemand>
  );
}
