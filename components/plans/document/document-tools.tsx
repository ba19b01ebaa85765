"use client";

import { ChevronDown, ChevronUp, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isPlainEnter } from "@/components/ui/enter-key";
import { IconButton } from "@/components/ui/icon-button";
import { TextInput } from "@/components/ui/text-input";

interface Found {
  words: string;
  places: readonly number[];
  /** The one that is shown. */
  at: number;
}

/**
 * What the browser cannot do with a document of which it has only a part: find words in all of it, and print it.
 */
export function DocumentTools({
  address,
  onPlace,
  onPrint,
  isWhole,
}: {
  /** Where places of words are asked for. */
  address: string;
  onPlace: (at: number) => void;
  onPrint: () => Promise<void>;
  /** Whether all of the document is drawn. */
  isWhole: boolean;
}) {
  const t = useTranslations("plans.document.find");
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const whileBusy = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailed(false);
    await work().catch(() => setFailed(true));
    setBusy(false);
  };

  const show = (next: Found) => {
    setFound(next);
    const place = next.places[next.at];
    if (place !== undefined) onPlace(place);
  };
  const find = async (step: 1 | -1) => {
    const sought = words.trim();
    if (sought === "" || isBusy) return;
    if (found?.words === sought) {
      const { length } = found.places;
      if (length > 0) show({ ...found, at: (found.at + step + length) % length });
      return;
    }
    await whileBusy(async () => {
      const response = await fetch(`${address}?q=${encodeURIComponent(sought)}`);
      if (!response.ok) throw new Error(`places answer ${response.status}`);
      show({ words: sought, places: await response.json(), at: 0 });
    });
  };

  return (
    <>
      <search
        data-print="hide"
        className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-b border-line bg-surface px-gutter py-1.5 text-table max-md:px-4"
      >
        <TextInput
          controlSize="small"
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (isPlainEnter(event)) void find(event.shiftKey ? -1 : 1);
          }}
          aria-label={t("label")}
          placeholder={t("label")}
          className="w-55 max-md:min-w-0 max-md:flex-1"
        />
        <IconButton label={t("before")} onClick={() => void find(-1)} disabled={isBusy}>
          <ChevronUp aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
        <IconButton label={t("next")} onClick={() => void find(1)} disabled={isBusy}>
          <ChevronDown aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
        <IconButton label={t("print")} onClick={() => void whileBusy(onPrint)} disabled={isBusy}>
          <Printer aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
        <span role="status" className="text-meta text-ink-3">
          {hasFailed
            ? t("failed")
            : found
              ? found.places.length > 0
                ? t("found", { at: found.at + 1, count: found.places.length })
                : t("nothing", { words: found.words })
              : null}
        </span>
      </search>
      {isWhole ? null : <p className="hidden px-gutter text-meta print:block">{t("part")}</p>}
    </>
  );
}
