"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionResult } from "@/lib/auth/types";
import type { SearchAnswer } from "@/lib/search/types";

/** Somebody who types does not ask with every letter. */
const pauseMs = 120;

interface Found {
  answer: SearchAnswer | null;
  problem: string | null;
  busy: boolean;
}

/** Asks the server for what is being typed; the answer to an older question never comes after a newer one. */
export function useSearch(query: string): Found {
  const words = useRefusal();
  const t = useTranslations("errors");
  const [found, setFound] = useState<Found>({ answer: null, problem: null, busy: false });
  const asked = query.trim();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of refusals are no reason to ask again
  useEffect(() => {
    if (asked === "") {
      setFound({ answer: null, problem: null, busy: false });
      return;
    }
    const control = new AbortController();
    setFound((before) => ({ ...before, busy: true }));
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/search?q=${encodeURIComponent(asked)}`, {
          signal: control.signal,
        });
        const result = (await response.json()) as ActionResult<SearchAnswer>;
        if (result.ok) setFound({ answer: result.data, problem: null, busy: false });
        else setFound({ answer: null, problem: words(result.error), busy: false });
      } catch {
        if (!control.signal.aborted) setFound({ answer: null, problem: t("offline"), busy: false });
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [asked]);
  return found;
}
