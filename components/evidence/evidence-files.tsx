import { Paperclip } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Evidence } from "@/lib/evidence/types";
import { sizeOf, typeMark } from "@/lib/evidence/view";
import { formatDateTime } from "@/lib/i18n/format";

/** Files that were handed in: name, type, size, who and when; each is a download. */
export function EvidenceFiles({
  files,
  brief = false,
  after,
}: {
  files: readonly Evidence[];
  /** Names and sizes alone, on one line. */
  brief?: boolean;
  /** What stands behind a file. */
  after?: (file: Evidence) => ReactNode;
}) {
  if (files.length === 0) return null;
  return (
    <ul className={classNames("text-table", brief && "flex flex-wrap gap-x-4")}>
      {files.map((file) => (
        <li key={file.id} className="flex min-w-0 flex-wrap items-center gap-x-3 py-0.5 max-md:min-h-9">
          <FileLink file={file} />
          {brief ? null : <FileFacts file={file} />}
          {after?.(file)}
        </li>
      ))}
    </ul>
  );
}

function FileLink({ file }: { file: Evidence }) {
  const t = useTranslations("evidence");
  const { unit, value } = sizeOf(file);
  const size = t(`size.${unit}`, { value });
  return (
    <a
      href={`/api/evidence/${file.id}`}
      download
      aria-label={t("download", { name: file.fileName, size })}
      className="inline-flex min-w-0 items-center gap-1"
    >
      <Paperclip aria-hidden="true" strokeWidth={1.6} className="size-3.5 shrink-0 text-ink-3" />
      <span className="min-w-0 break-all">{file.fileName}</span>
      <span className="shrink-0 text-meta text-ink-3">{size}</span>
    </a>
  );
}

function FileFacts({ file }: { file: Evidence }) {
  const t = useTranslations("evidence");
  const locale = useLocale();
  return (
    <span className="text-meta text-ink-3">
      {typeMark(file)}{" "}
      {t("by", { name: file.uploadedBy, time: formatDateTime(file.uploadedAt, locale, "tick") })}
    </span>
  );
}
