"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import {
  type ColumnWidths,
  type SavedView,
  type ViewPage,
  type ViewsOfReader,
  viewPages,
} from "@/lib/views/types";
import { canonicalQuery, readWidths, widthsCookie, writeWidths } from "@/lib/views/view";

interface ShownViews extends ViewsOfReader {
  /** How the tasks are looked at now; null on a page that has no views. */
  look: { page: ViewPage; query: string } | null;
  /** The view that is looked at, where it is a saved one. */
  current: SavedView | null;
  columnWidths: ColumnWidths;
  setColumnWidths: (widths: ColumnWidths) => void;
}

const ViewsContext = createContext<ShownViews | null>(null);

const year = 31_536_000;

function keep(personId: string, widths: ColumnWidths): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the other way to set one is not in every browser that is used here
  document.cookie = `${widthsCookie}=${personId}~${writeWidths(widths)}; path=/; max-age=${year}; samesite=lax`;
}

/** Where the views across plans are looked at. */
export const acrossPlans = "/ledger";

/** Hands the saved views to the toolbars below and the widths of columns to the table, so that no view of the tasks has to carry them. */
export function ViewsProvider({ children, ...given }: ViewsOfReader & { children: ReactNode }) {
  const pathname = usePathname();
  const query = canonicalQuery(useSearchParams().toString());
  const page = pathname === acrossPlans ? "table" : viewPages.find((one) => pathname.endsWith(`/${one}`));
  // A task that opens beside the view has the address; the view is still the one it was opened from.
  const [look, setLook] = useState(page ? { page, query } : null);
  if (page && (look?.page !== page || look.query !== query)) setLook({ page, query });
  const { personId, views } = given;
  const current =
    (look && views.find((view) => view.page === look.page && view.query === look.query)) ?? null;

  const [own, setOwn] = useState(() => readWidths(given.widths));
  const [changed, setChanged] = useState<{ viewId: string; widths: ColumnWidths } | null>(null);
  // A view that was saved with its widths shows them; what somebody changes there stays with the visit until it is saved.
  const ofView = current && current.widths !== "" ? current : null;
  const ofViewId = ofView?.id ?? null;
  const columnWidths = useMemo(() => {
    if (!ofView) return own;
    return changed?.viewId === ofView.id ? changed.widths : readWidths(ofView.widths);
  }, [ofView, changed, own]);
  const setColumnWidths = useCallback(
    (widths: ColumnWidths) => {
      if (ofViewId !== null) return setChanged({ viewId: ofViewId, widths });
      setOwn(widths);
      keep(personId, widths);
    },
    [ofViewId, personId],
  );
  return (
    <ViewsContext value={{ ...given, look, current, columnWidths, setColumnWidths }}>{children}</ViewsContext>
  );
}

export function useViews(): ShownViews | null {
  return useContext(ViewsContext);
}
