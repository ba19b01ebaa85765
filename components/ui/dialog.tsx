"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { iconButtonStyle } from "./icon-button";

/** Only for what must interrupt. On the phone it stands at the bottom of the screen. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  width = 480,
  children,
}: {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A single button; leave out where the page opens the dialog itself. */
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the one that acts first. */
  footer?: ReactNode;
  width?: number;
  children?: ReactNode;
}) {
  const t = useTranslations("common.actions");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(15_17_19/0.4)]" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          style={{ maxWidth: width }}
          className="fixed inset-x-0 z-50 mx-auto flex max-h-[85dvh] flex-col rounded-md bg-raised shadow-float outline-none max-md:bottom-0 max-md:rounded-b-none md:top-1/2 md:w-full md:-translate-y-1/2"
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lead">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="text-table text-ink-2">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close aria-label={t("close")} className={iconButtonStyle}>
              <X aria-hidden="true" strokeWidth={1.6} />
            </Radix.Close>
          </header>
          <div className="min-h-0 overflow-auto px-5 pb-4">{children}</div>
          {footer ? (
            <footer className="flex flex-row-reverse flex-wrap gap-2 border-t border-line px-5 py-3 max-md:pb-[max(12px,env(safe-area-inset-bottom))] max-md:*:flex-1">
              {footer}
            </footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
