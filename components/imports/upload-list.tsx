"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { useRefusal } from "@/components/ui/use-refusal";
import type { UploadRow } from "./use-uploads";

/** The documents of one visit, each with how far it is and what to do next. */
export function UploadList({ rows }: { rows: readonly UploadRow[] }) {
  const t = useTranslations("imports.uploads");
  const refusal = useRefusal();
  return (
    <section aria-labelledby="uploads-title">
      <h2 id="uploads-title" className="text-lead">
        {t("title", { count: rows.length })}
      </h2>
      <ul className="mt-1 border-t border-line">
        {rows.map((row) => (
          <li
            key={row.key}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-2"
          >
            <span className="min-w-0 flex-1 basis-60 break-words">{row.name}</span>
            {row.state === "ready" && row.importId ? (
              <Link href={`/imports/${row.importId}`}>{t("check")}</Link>
            ) : (
              <UploadState row={row} />
            )}
            {row.problem ? <p className="basis-full text-table text-ink-2">{refusal(row.problem)}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function UploadState({ row }: { row: UploadRow }) {
  const t = useTranslations("imports.uploads");
  const stages = useTranslations("imports.reading.stages");
  if (row.state === "failed") return <Tag tone="strong">{t("failed")}</Tag>;
  if (row.state === "sending") return <span className="text-table text-ink-3">{t("sending")}</span>;
  return <span className="text-table text-ink-3">{stages(row.progress?.stage ?? "waiting")}</span>;
}
