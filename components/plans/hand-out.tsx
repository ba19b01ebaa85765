"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { handOutPlan } from "@/lib/handing-out/actions";

/** 交办: from now on the departments see what is theirs. Asked once, since it cannot be taken back. */
export function HandOut({ planId, count }: { planId: string; count: number }) {
  const t = useTranslations("plans.handOut");
  const common = useTranslations("common.actions");
  const refusal = useRefusal();
  const announce = useAnnounce();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();
  const handOut = () =>
    startTransition(async () => {
      const result = await handOutPlan({ planId });
      if (!result.ok) {
        setError(refusal(result.error));
        return;
      }
      setOpen(false);
      announce(t("done", { count: result.data.tasks }));
      router.refresh();
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setError(null);
      }}
      trigger={<Button variant="primary">{t("action", { count })}</Button>}
      title={t("title", { count })}
      description={t("body")}
      footer={
        <>
          <Button variant="primary" busy={isPending} onClick={handOut}>
            {t("confirm", { count })}
          </Button>
          <Button onClick={() => setOpen(false)}>{common("cancel")}</Button>
        </>
      }
    >
      {error ? <ErrorSummary title={error} /> : null}
    </Dialog>
  );
}
