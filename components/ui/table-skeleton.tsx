import { useTranslations } from "next-intl";
import { Skeleton } from "./skeleton";

const widths = ["w-3/5", "w-4/5", "w-1/2", "w-2/3"];

/** Rows of the height they will have. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  const t = useTranslations("common");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <div className="h-8 border-b border-line-strong bg-sunken" />
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
          key={row}
          className="flex h-row items-center gap-6 border-b border-line px-gutter"
        >
          <Skeleton className="h-3 w-6" />
          <Skeleton className={`h-3 max-w-100 ${widths[row % widths.length] ?? ""}`} />
          <Skeleton className="h-3 w-20" />
        </div>
      ))}
    </div>
  );
}
