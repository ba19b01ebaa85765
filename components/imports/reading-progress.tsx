"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Steps } from "@/components/ui/steps";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { discardImportDraft, retryImportReading } from "@/lib/imports/actions";
import { type ImportProgress, readingStages } from "@/lib/imports/types";
import { ImportSteps } from "./desk-header";
import { followImports, isBeingRead } from "./follow";

/** A document while it is read, or that could not be: how far it is, why, and what can be done. */
export function ReadingProgress({ progress }: { progress: ImportProgress }) {
  const t = useTranslations("imports.reading");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const [now, setNow] = useState(progress);
  const [busy, setBusy] = useState(false);
  const reading = isBeingRead(now);

  useEffect(() => {
    if (!reading) return;
    const controller = new AbortController();
    void followImports([progress.id], setNow, controller.signal);
    return () => controller.abort();
  }, [progress.id, reading]);

  // Read, put away by somebody else or taken over: the page then is another one.
  useEffect(() => {
    if (!isBeingRead(now) && now.status !== "failed") router.refresh();
  }, [now, router]);

  const discard = async () => {
    setBusy(true);
    const result = await discardImportDraft({ importId: progress.id }).catch(() => null);
    if (result?.ok) {
      announce(reading ? t("cancelled") : t("discarded"));
      router.push("/plans/new");
      return;
    }
    setBusy(false);
    announce(refusal(result?.error ?? { code: "unexpected", params: {} }));
  };
  const retry = async () => {
    setBusy(true);
    const result = await retryImportReading({ importId: progress.id }).catch(() => null);
    setBusy(false);
    if (result?.ok) setNow({ ...now, status: "uploaded", stage: "waiting", failure: null });
    else announce(refusal(result?.error ?? { code: "unexpected", params: {} }));
  };

  const at = readingStages.indexOf(now.stage ?? "waiting");
  return (
    <>
      <PageHeader
        title={reading ? t("title") : t("failedTitle")}
        meta={
          <>
            {now.fileName} · {sizeOf(now.size, locale)} · {now.createdBy}
          </>
        }
        action={<ImportSteps current="read" />}
      />
      <div className="grid max-w-180 gap-4 px-gutter py-5 max-md:px-4">
        {reading ? (
          <>
            <div role="status">
              <Steps
                label={t("label")}
                steps={readingStages.map((stage, index) => ({
                  key: stage,
                  label: t(`stages.${stage}`),
                  state: index < at ? "done" : index === at ? "current" : "ahead",
                }))}
              />
            </div>
            {now.pages === null ? null : (
              <p className="tabular-nums">{t("pages", { done: now.pages.done, total: now.pages.total })}</p>
            )}
            <p className="text-ink-2">{t("leave")}</p>
            <div>
              <Button busy={busy} onClick={discard}>
                {t("cancel")}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p role="alert" className="text-lead">
              {now.failure ? refusal(now.failure) : null}
            </p>
            <p className="text-ink-2">{t("kept")}</p>
            <div className="flex gap-2">
              <Button variant="primary" busy={busy} onClick={retry}>
                {t("retry")}
              </Button>
              <Button disabled={busy} onClick={discard}>
                {t("discard")}
              </Button>
            </div>
          </>
        )}
      </div>
    </>
  );
}

function sizeOf(bytes: number, locale: Locale): string {
  const megabytes = bytes / 1024 / 1024;
  if (megabytes >= 1) return `${formatNumber(megabytes, locale, 1)} MB`;
  return `${formatNumber(Math.max(1, bytes / 1024), locale)} KB`;
}
