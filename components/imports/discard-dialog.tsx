"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** What was checked is gone with the import; open when it is fetched. */
export function DiscardDialog({ onDiscard }: { onDiscard: () => Promise<void> }) {
  const t = useTranslations("imports.discard");
  const actions = useTranslations("common.actions");
  const [open, setOpen] = useState(true);
  const [busy, setBusy] = useState(false);
  const discard = async () => {
    setBusy(true);
    await onDiscard();
    setBusy(false);
    setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="quiet">{t("action")}</Button>}
      title={t("title")}
      description={t("body")}
      footer={
        <>
          <Button variant="danger" busy={busy} onClick={discard}>
            {t("confirm")}
          </Button>
          <Button onClick={() => setOpen(false)}>{actions("back")}</Button>
        </>
      }
    />
  );
}
