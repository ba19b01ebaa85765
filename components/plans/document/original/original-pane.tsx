"use client";

import { Download, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { IconButton, iconButtonStyle } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ShownOriginal } from "@/lib/plans/original/types";
import { DocxPages } from "./docx-pages";
import { PdfPages } from "./pdf-pages";
import { useBytes } from "./use-bytes";
import type { Wanted } from "./wanted";

const zooms = [1, 1.25, 1.5, 2, 3] as const;

/** The original's own pages, with what one does with them. */
export function OriginalPane({ original, wanted }: { original: ShownOriginal; wanted: Wanted | null }) {
  const t = useTranslations("plans.document.original");
  const address = `/plans/${original.planId}/document/original`;
  const bytes = useBytes(address);
  const [zoom, setZoom] = useState(0);
  const [place, setPlace] = useState<{ number: number; count: number } | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const fail = useCallback(() => setFailed(true), []);
  const cannot = hasFailed || bytes === null;
  const pages = {
    label: t("label", { name: original.fileName }),
    zoom: zooms[zoom] ?? 1,
    wanted,
    onFail: fail,
  };
  return (
    <>
      <div className="flex items-center gap-1 border-b border-line bg-surface py-1 pr-2 pl-4 text-meta text-ink-3">
        <span className="min-w-0 flex-1 truncate" title={original.fileName}>
          {original.fileName}
        </span>
        {place && !cannot ? <span className="whitespace-nowrap">{t("page", place)}</span> : null}
        <IconButton label={t("smaller")} disabled={cannot || zoom === 0} onClick={() => setZoom(zoom - 1)}>
          <ZoomOut aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
        <IconButton
          label={t("larger")}
          disabled={cannot || zoom === zooms.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          <ZoomIn aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
        <a
          href={address}
          download
          aria-label={t("download")}
          title={t("download")}
          className={iconButtonStyle}
        >
          <Download aria-hidden="true" strokeWidth={1.6} />
        </a>
      </div>
      {cannot ? (
        <p role="alert" className="p-4 text-ink-2">
          {t("failed")}{" "}
          <a href={address} download>
            {t("download")}
          </a>
        </p>
      ) : bytes === undefined ? (
        <PagesAhead />
      ) : original.format === "pdf" ? (
        <PdfPages
          {...pages}
          bytes={bytes}
          onPlace={(number, count) =>
            setPlace((before) =>
              before?.number === number && before.count === count ? before : { number, count },
            )
          }
        />
      ) : (
        <DocxPages {...pages} bytes={bytes} />
      )}
    </>
  );
}

function PagesAhead() {
  return (
    <div className="min-h-0 flex-1 overflow-hidden bg-sunken p-4">
      <Skeleton className="h-full w-full" />
    </div>
  );
}
