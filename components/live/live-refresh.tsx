"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useAnnounce } from "@/components/ui/toast";
import { isTextField } from "@/components/ui/typing-target";
import type { LiveEvent } from "@/lib/live/types";
import { isInView } from "./in-view";

const pauseMs = 2000;

/**
 * Shows the page anew when somebody else changed what stands on it. Never under the hands of somebody who types or
 * drags: they are told, and the page follows when they are done. A tab that nobody sees listens to nothing.
 */
export function LiveRefresh() {
  const router = useRouter();
  const pathname = usePathname();
  const announce = useAnnounce();
  const t = useTranslations("shell.live");
  const isShown = useEffectEvent((event: LiveEvent) => isInView(pathname, event));
  const tell = useEffectEvent((run: () => void) => announce(t("changed"), { label: t("show"), run }));

  useEffect(() => {
    let source: EventSource | undefined;
    let last = "";
    let timer = 0;
    let shownAt = 0;
    let isTold = false;
    let isPressed = false;

    const show = () => {
      clearTimeout(timer);
      timer = 0;
      isTold = false;
      shownAt = Date.now();
      router.refresh();
    };
    const showWhenFree = () => {
      const isBusy =
        isPressed ||
        isTextField(document.activeElement) ||
        document.querySelector("[aria-roledescription][aria-pressed=true]");
      if (!isBusy) return show();
      if (!isTold) tell(show);
      isTold = true;
      timer = window.setTimeout(showWhenFree, pauseMs);
    };
    const open = () => {
      source?.close();
      source = undefined;
      if (document.hidden) return;
      const opened = new EventSource(`/api/live?since=${last}`);
      source = opened;
      opened.onmessage = ({ data, lastEventId }) => {
        last = lastEventId;
        const event: LiveEvent | null = JSON.parse(data);
        // Whoever changed it sees the answer to the change already.
        if (!event || timer || (event.own && document.hasFocus()) || !isShown(event)) return;
        timer = window.setTimeout(showWhenFree, Math.max(0, shownAt + pauseMs - Date.now()));
      };
      opened.addEventListener("end", () => opened.close());
      opened.onerror = () => {
        // Any answer but a stream ends the attempts for good; the server may only be starting.
        if (opened.readyState === EventSource.CLOSED) setTimeout(() => opened === source && open(), 15_000);
      };
    };
    const press = ({ type }: Event) => {
      isPressed = type === "pointerdown";
    };
    const pointer = ["pointerdown", "pointerup", "pointercancel"];
    for (const type of pointer) addEventListener(type, press, true);
    document.addEventListener("visibilitychange", open);
    open();
    return () => {
      source?.close();
      source = undefined;
      clearTimeout(timer);
      for (const type of pointer) removeEventListener(type, press, true);
      document.removeEventListener("visibilitychange", open);
    };
  }, [router]);
  return null;
}
