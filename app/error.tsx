"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("errors.failed");
  return (
    <main className="grid min-h-[60dvh] place-items-center bg-surface">
      <EmptyState
        heading="h1"
        title={t("title")}
        action={
          <Button variant="primary" onClick={reset}>
            {t("action")}
          </Button>
        }
      >
        {t("body")}
        {error.digest ? (
          <span className="mt-1 block">{t("reference", { reference: error.digest })}</span>
        ) : null}
      </EmptyState>
    </main>
  );
}
