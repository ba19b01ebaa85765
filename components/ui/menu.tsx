"use client";

import * as Radix from "radix-ui/dropdown-menu";
import type { ReactNode } from "react";

const itemStyle =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2.5 text-table text-ink no-underline outline-none select-none data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 data-[highlighted]:bg-sunken max-md:min-h-11";

export function Menu({
  trigger,
  label,
  align = "start",
  side = "bottom",
  defaultOpen = false,
  children,
}: {
  /** A single button. */
  trigger: ReactNode;
  label: string;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  /** For a menu that is only fetched when its button has been pressed. */
  defaultOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false} defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 rounded-md bg-raised p-1 shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  onSelect,
  disabled,
  children,
}: {
  onSelect: () => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Item className={itemStyle} disabled={disabled} onSelect={onSelect}>
      {children}
    </Radix.Item>
  );
}

/** An item that goes somewhere: hand it one link. */
export function MenuLink({ children }: { children: ReactNode }) {
  return (
    <Radix.Item className={itemStyle} asChild>
      {children}
    </Radix.Item>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 border-t border-line" />;
}
