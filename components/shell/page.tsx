import type { ReactNode } from "react";

/**
 * The room beside the rail. fill: the page is as high as the screen and its table scrolls inside it
 * (use TablePane fill); else the page scrolls as a whole.
 */
export function Page({ fill = false, children }: { fill?: boolean; children: ReactNode }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      data-scroll={fill || undefined}
      className={`relative flex min-w-0 flex-col bg-surface ${
        fill ? "h-[calc(100dvh-56px)] overflow-hidden md:h-dvh" : "min-h-[calc(100dvh-56px)] md:min-h-dvh"
      }`}
    >
      {children}
    </main>
  );
}
