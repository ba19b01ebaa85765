"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Steps } from "@/components/ui/steps";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import { formatTime } from "@/lib/i18n/format";
import type { SaveState } from "./use-autosave";

const order = ["upload", "read", "check", "accept"] as const;

/** 上传 — 读取 — 核对 — 接收. */
export function ImportSteps({ current }: { current: (typeof order)[number] }) {
  const t = useTranslations("imports.steps");
  const at = order.indexOf(current);
  return (
    <div className="max-md:hidden">
      <Steps
        label={t("label")}
        steps={order.map((step, index) => ({
          key: step,
          label: t(step),
          state: index < at ? "done" : index === at ? "current" : "ahead",
        }))}
      />
    </div>
  );
}

/** One title over one line of facts: plans have long names, and both must fit beside the steps. */
export function DeskHeader({
  title,
  meta,
  children,
}: {
  title: string;
  meta: ReactNode;
  children: ReactNode;
}) {
  return (
    <header className="flex shrink-0 items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-gutter py-3 max-md:flex-wrap max-md:px-4">
      <div className="min-w-0 flex-1 max-md:basis-full">
        <h1 className="truncate text-title max-md:line-clamp-2 max-md:whitespace-normal" title={title}>
          {title}
        </h1>
        <div className="flex flex-wrap gap-x-3 text-meta text-ink-3">{meta}</div>
      </div>
      {children}
    </header>
  );
}

/** 已存 14:02, or what keeps it from being saved. */
export function SavedMark({
  state,
  savedAt,
  refused,
}: {
  state: SaveState;
  savedAt: Date | null;
  refused: { code: ErrorCode; params: ErrorParams } | null;
}) {
  const t = useTranslations("common.saved");
  const refusal = useRefusal();
  const words = () => {
    if (state === "saving") return t("saving");
    if (state === "failed") return refused ? refusal(refused) : t("failed");
    if (state !== "saved") return t("unsaved");
    return savedAt ? t("at", { time: formatTime(savedAt) }) : "";
  };
  return (
    <span role="status" className={state === "failed" ? "font-strong whitespace-normal text-ink" : undefined}>
      {words()}
    </span>
  );
}
