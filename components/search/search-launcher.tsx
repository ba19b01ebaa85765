"use client";

import { useEffect, useState } from "react";
import { searchAsked } from "@/components/shell/search-button";
import { onDemand } from "@/components/ui/on-demand";
import { isTyping } from "@/components/ui/typing-target";

const SearchOverlay = onDemand(() => import("./search-overlay").then((module) => module.SearchOverlay));

/** Opens the search from every page: Ctrl+K always, / where no list of the page takes it for its own filter. */
export function SearchLauncher({ owner }: { owner: string }) {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const show = () => setOpen(true);
    // On the window, so that what a page does with the key on its document comes first.
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const control = event.ctrlKey || event.metaKey;
      const asked = control ? event.key.toLowerCase() === "k" : event.key === "/" && !isTyping(event);
      if (!asked) return;
      event.preventDefault();
      show();
    };
    window.addEventListener("keydown", onKey);
    window.addEventListener(searchAsked, show);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener(searchAsked, show);
    };
  }, []);

  if (!open) return null;
  return <SearchOverlay owner={owner} onClose={() => setOpen(false)} />;
}
