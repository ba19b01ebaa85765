import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Work at the left, what else is on at the right (312 px); one below the other on narrow screens. */
export function TwoColumns({ side, children }: { side: ReactNode; children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <div data-columns className="grid flex-1 bg-canvas lg:grid-cols-[minmax(0,1fr)_312px]">
      <div className="min-w-0 bg-surface pb-6 lg:border-r lg:border-line">{children}</div>
      <aside aria-label={t("side")} className="max-lg:border-t max-lg:border-line">
        {side}
      </aside>
    </div>
  );
}
