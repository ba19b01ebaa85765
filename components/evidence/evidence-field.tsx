"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { FileInput } from "@/components/ui/file-input";
import { evidenceExtensions, largestEvidence, mostEvidence } from "@/lib/evidence/types";
import { EvidenceFiles } from "./evidence-files";
import type { EvidenceShelf } from "./use-evidence";

/** Where files come in: by drag, paste or picker; what is there, what is on its way, what did not come in and why. */
export function EvidenceField({
  shelf,
  label,
  help = true,
}: {
  shelf: EvidenceShelf;
  /** Named for what it belongs to, where several stand on a page. */
  label?: string;
  help?: boolean;
}) {
  const t = useTranslations("evidence");
  const id = useId();
  const full = shelf.files.length >= mostEvidence;
  const name = label ? `${t("add")} ${label}` : t("add");
  return (
    <div
      className={classNames(
        "rounded-md border border-dashed px-2.5 py-1.5",
        shelf.isOver ? "border-action bg-action-tint" : "border-line-field",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <FileInput
          id={id}
          multiple
          accept={evidenceExtensions.join(",")}
          disabled={full}
          aria-label={name}
          data-field="evidence"
          className="peer sr-only"
          onFiles={shelf.add}
        />
        <label
          htmlFor={id}
          aria-hidden="true"
          className="inline-flex h-7 cursor-pointer items-center rounded-md border border-line-field bg-surface px-2.5 text-table text-ink peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-action peer-disabled:cursor-not-allowed peer-disabled:opacity-60 max-md:h-11"
        >
          {t("add")}
        </label>
        {help ? (
          <span className="min-w-0 flex-1 text-meta text-ink-3 max-md:basis-full">
            {shelf.isOver
              ? t("drop")
              : t("help", { limit: largestEvidence / 1024 / 1024, most: mostEvidence })}
          </span>
        ) : null}
      </div>
      <EvidenceFiles
        files={shelf.files}
        after={(file) => (
          <Button
            variant="quiet"
            size="small"
            aria-label={t("removeOf", { name: file.fileName })}
            onClick={() => shelf.remove(file)}
            className="ml-auto"
          >
            {t("remove")}
          </Button>
        )}
      />
      <div role="status" className="text-table text-ink-2">
        {shelf.uploading.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files on their way may have the same name
          <p key={`${index}-${one}`}>{t("uploading", { name: one })}</p>
        ))}
      </div>
      {shelf.failed.map((one) => (
        <div key={one.key} role="alert" className="my-1 border-l-2 border-ink pl-3 text-table">
          <b className="break-all">{t("failed", { name: one.file.name })}</b> {one.words}{" "}
          <Button variant="quiet" size="small" onClick={() => shelf.retry(one)}>
            {t("retry")}
          </Button>
          <Button variant="quiet" size="small" onClick={() => shelf.dismiss(one)}>
            {t("dismiss")}
          </Button>
        </div>
      ))}
    </div>
  );
}
