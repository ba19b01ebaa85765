"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";

const DiscardDialog = onDemand(() => import("./discard-dialog").then((module) => module.DiscardDialog));

/** 放弃, which asks first. */
export function DiscardButton({ onDiscard }: { onDiscard: () => Promise<void> }) {
  const t = useTranslations("imports.discard");
  return (
    <OnDemand button={<Button variant="quiet">{t("action")}</Button>}>
      <DiscardDialog onDiscard={onDiscard} />
    </OnDemand>
  );
}
