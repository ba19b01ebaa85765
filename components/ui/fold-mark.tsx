import { ChevronDown, ChevronRight } from "lucide-react";

/** Beside the name of what can be folded. */
export function FoldMark({ isFolded }: { isFolded: boolean }) {
  const Mark = isFolded ? ChevronRight : ChevronDown;
  return <Mark aria-hidden="true" strokeWidth={1.6} className="inline size-3.5 shrink-0 text-ink-3" />;
}
