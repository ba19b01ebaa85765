"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionResult } from "@/lib/auth/types";
import { markAllRead, markRead } from "@/lib/notifications/actions";

function useReading(): [boolean, (run: () => Promise<ActionResult<unknown>>) => void] {
  const t = useTranslations("notifications");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const [busy, start] = useTransition();
  const read = (run: () => Promise<ActionResult<unknown>>) =>
    start(async () => {
      const result = await run().catch(() => null);
      if (result?.ok) return;
      announce(`${t("failed")}。${refusal(result?.error ?? { code: "unexpected", params: {} })}`);
    });
  return [busy, read];
}

export function MarkAllRead({ until }: { until: string }) {
  const t = useTranslations("notifications");
  const [busy, read] = useReading();
  return (
    <Button busy={busy} onClick={() => read(() => markAllRead({ until }))}>
      {t("markAllRead")}
    </Button>
  );
}

export function MarkRead({ id, label }: { id: string; label: string }) {
  const [busy, read] = useReading();
  return (
    <IconButton label={label} disabled={busy} onClick={() => read(() => markRead({ id }))}>
      <Check aria-hidden="true" strokeWidth={1.6} className="size-4" />
    </IconButton>
  );
}

/** The way to what a message is about; who has gone there has read it. */
export function MessageLink({
  id,
  href,
  isRead,
  children,
}: {
  id: string;
  href: string;
  isRead: boolean;
  children: ReactNode;
}) {
  const [, read] = useReading();
  return (
    <Link
      href={href}
      className="text-ink no-underline hover:underline"
      onClick={() => {
        if (!isRead) read(() => markRead({ id }));
      }}
    >
      {children}
    </Link>
  );
}
