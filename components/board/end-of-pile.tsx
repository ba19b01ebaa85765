"use client";

import { useTranslations } from "next-intl";
import { useReached } from "@/components/tasks/use-growing";

/** Reads on when it comes into sight; whoever works without scrolling presses it. */
export function EndOfPile({
  shown,
  unread,
  more,
}: {
  /** After each growth it is watched anew: it may still be in sight. */
  shown: number;
  unread: number;
  more: () => void;
}) {
  const t = useTranslations("board");
  const end = useReached(more);
  if (unread === 0) return null;
  return (
    <button
      key={shown}
      ref={end}
      type="button"
      onClick={more}
      data-print="hide"
      className="mt-2 min-h-8 w-full rounded-md text-meta text-ink-2 hover:bg-hover max-md:min-h-11"
    >
      {t("more", { count: unread })}
    </button>
  );
}
