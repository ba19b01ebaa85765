"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useAnnounce } from "@/components/ui/toast";
import { isTyping } from "@/components/ui/typing-target";
import type { Anchor } from "@/lib/imports/types";
import { addFromSource } from "./draft-moves";
import type { DeskEdits } from "./use-desk";

/** Where in the text a point of the page is; null outside of the document. */
function offsetOf(pane: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const line = element?.closest<HTMLElement>("[data-start]");
  if (!line || !pane.contains(line)) return null;
  const range = document.createRange();
  range.selectNodeContents(line);
  range.setEnd(node, offset);
  return Number(line.dataset.start) + range.toString().length;
}

function selectedIn(pane: HTMLElement | null): Anchor | null {
  const selection = window.getSelection();
  if (!pane || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(pane, range.startContainer, range.startOffset);
  const end = offsetOf(pane, range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : [start, end];
}

/** 由所选文字新建任务: there while words of the document are selected. */
export function SelectionButton({
  pane,
  source,
  edits,
}: {
  pane: RefObject<HTMLElement | null>;
  source: string;
  edits: DeskEdits;
}) {
  const t = useTranslations("imports.moves");
  const announce = useAnnounce();
  const [selected, setSelected] = useState<Anchor | null>(null);

  const add = () => {
    if (!selected) return;
    const isDone = edits.move(addFromSource(source, selected));
    if (!isDone) return announce(t("add.refused"));
    announce(t("add.done"), { label: t("undo"), run: edits.undo });
    window.getSelection()?.removeAllRanges();
  };
  const now = useRef(add);
  now.current = add;

  useEffect(() => {
    const look = () => setSelected(selectedIn(pane.current));
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === "a" || event.key === "A") now.current();
    };
    document.addEventListener("selectionchange", look);
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("selectionchange", look);
      document.removeEventListener("keydown", press);
    };
  }, [pane]);

  if (!selected) return null;
  return (
    <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={add}>
      {t("add.action")} <Kbd>A</Kbd>
    </Button>
  );
}
