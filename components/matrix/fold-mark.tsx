import { ChevronDown, ChevronRight } from "lucide-react";

/** Beside the name of what can be folded. */
export function FoldMark({ isFolded }: { isFolded: boolean }) {
  const Mark = isFolded ? ChevronRight : ChevronDown;
  return (
    <Mark aria-hidden="true" strokeWidth={1.6} className="mr-1 inline size-3.5 align-[-2px] text-ink-3" />
  );
}
