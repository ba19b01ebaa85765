"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusal } from "@/components/ui/use-refusal";
import { useRunning } from "@/components/ui/use-running";
import type { ActionResult } from "@/lib/auth/types";
import type { ErrorCode } from "@/lib/errors";

/** Sends one thing to the server: busy meanwhile, and the refusal in words afterwards. Resolves to whether it was done. */
export function useSend(): {
  busy: boolean;
  problem: string | null;
  code: ErrorCode | "offline" | null;
  send: <T>(call: () => Promise<ActionResult<T>>) => Promise<boolean>;
} {
  const t = useTranslations("errors");
  const words = useRefusal();
  const { busy, run } = useRunning();
  const [refused, setRefused] = useState<{ code: ErrorCode | "offline"; words: string } | null>(null);

  const send = async <T>(call: () => Promise<ActionResult<T>>): Promise<boolean> => {
    setRefused(null);
    try {
      const result = await run(call);
      if (!result.ok) setRefused({ code: result.error.code, words: words(result.error) });
      return result.ok;
    } catch {
      setRefused({ code: "offline", words: t("offline") });
      return false;
    }
  };
  return { busy, problem: refused?.words ?? null, code: refused?.code ?? null, send };
}
