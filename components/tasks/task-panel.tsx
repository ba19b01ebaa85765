"use client";

import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { IconButton, iconButtonStyle } from "@/components/ui/icon-button";
import { isTextField, isTyping } from "@/components/ui/typing-target";
import { taskOrder } from "./task-order";

/**
 * A task beside the view that it was opened from, which stays as it is: its scroll, its filters, what is chosen.
 * Closing leads back to it, and the focus to where it was.
 */
export function TaskPanel(props: { taskId: string; children: ReactNode }) {
  // Its place keeps the last task when a link of the page behind it leads elsewhere.
  return usePathname() === `/tasks/${props.taskId}` ? <OpenPanel {...props} /> : null;
}

function OpenPanel({ taskId, children }: { taskId: string; children: ReactNode }) {
  const t = useTranslations("shell.panel");
  const router = useRouter();
  const panel = useRef<HTMLElement>(null);
  const ids = taskOrder();
  const at = ids.indexOf(taskId);
  const before = at > 0 ? ids[at - 1] : undefined;
  const after = at >= 0 ? ids[at + 1] : undefined;

  const close = useCallback(() => router.back(), [router]);
  // Replaced, not added: one step back leads to the view, however many tasks were looked through.
  const show = useCallback(
    (id: string | undefined) => {
      if (id !== undefined) router.replace(`/tasks/${id}`, { scroll: false });
    },
    [router],
  );

  useEffect(() => {
    const from = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another task begins at its top
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
  }, [taskId]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return;
      const target = event.target instanceof Element ? event.target : null;
      const dialog = target?.closest("dialog, [role=dialog], [role=menu], [popover]");
      if (dialog && dialog !== panel.current) return;
      if (event.key === "Escape" && !isTextField(target)) close();
      else if (event.key === "j" && !isTyping(event)) show(after);
      else if (event.key === "k" && !isTyping(event)) show(before);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [close, show, after, before]);

  return (
    <section
      ref={panel}
      role="dialog"
      aria-label={t("label")}
      tabIndex={-1}
      className="fixed inset-y-0 right-0 z-40 w-[min(760px,62vw)] overflow-y-auto border-l border-line-strong bg-surface shadow-float outline-none max-lg:w-[min(760px,88vw)] max-md:inset-0 max-md:w-full print:static print:w-full print:border-0 print:shadow-none [&_[data-columns]]:grid-cols-1"
    >
      <div
        data-print="hide"
        className="sticky top-0 z-20 flex h-11 items-center gap-1 border-b border-line bg-surface px-3 max-md:h-13"
      >
        <IconButton label={t("previous")} disabled={before === undefined} onClick={() => show(before)}>
          <ChevronUp aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
        <IconButton label={t("next")} disabled={after === undefined} onClick={() => show(after)}>
          <ChevronDown aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
        {at >= 0 ? (
          <span className="px-1 text-meta text-ink-3">
            {t("position", { at: at + 1, count: ids.length })}
          </span>
        ) : null}
        {/* A plain link: its own page is another one than this. */}
        <a
          href={`/tasks/${taskId}`}
          aria-label={t("full")}
          title={t("full")}
          className={`${iconButtonStyle} ml-auto`}
        >
          <Maximize2 aria-hidden="true" strokeWidth={1.6} />
        </a>
        <IconButton label={t("close")} onClick={close}>
          <X aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
      </div>
      {children}
    </section>
  );
}
