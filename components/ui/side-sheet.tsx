"use client";

import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";

/**
 * A thing opened beside the table it belongs to, which stays alive behind it: not modal, no veil.
 * Its address and closing belong to the page.
 */
export function SideSheet({
  label,
  onClose,
  children,
}: {
  label: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Content
        aria-describedby={undefined}
        onInteractOutside={(event) => event.preventDefault()}
        className="fixed inset-y-0 right-0 z-30 flex w-full max-w-200 flex-col overflow-auto border-l border-line-strong bg-surface shadow-[-8px_0_24px_rgb(21_24_28/0.1)] outline-none"
      >
        <Radix.Title className="sr-only">{label}</Radix.Title>
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
