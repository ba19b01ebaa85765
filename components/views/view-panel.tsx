"use client";

import { RefreshCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { Popover } from "@/components/ui/popover";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionResult } from "@/lib/auth/types";
import { alterView, dropView, keepView } from "@/lib/views/actions";
import type { Look, SavedView, ViewsOfReader } from "@/lib/views/types";
import { SaveView } from "./save-view";
import { useCounts } from "./use-counts";
import { acrossPlans } from "./views-context";

interface Props {
  trigger: ReactNode;
  plan: Pick<ViewsOfReader, "planId" | "views" | "mayShare">;
  /** How the tasks are looked at now. */
  look: Look;
  current: SavedView | null;
}

/** The saved views with their counts, and the present look to be saved. */
export function ViewPanel({ trigger, plan, look, current }: Props) {
  const t = useTranslations("views");
  const [open, setOpen] = useState(true);
  return (
    <Popover trigger={trigger} label={t("label")} open={open} onOpenChange={setOpen} width={328}>
      <ViewList
        title={t("shared")}
        shared
        plan={plan}
        look={look}
        current={current}
        onDone={() => setOpen(false)}
      />
      <ViewList
        title={t("own")}
        shared={false}
        plan={plan}
        look={look}
        current={current}
        onDone={() => setOpen(false)}
      />
      <SaveView planId={plan.planId} look={look} mayShare={plan.mayShare} onSaved={() => setOpen(false)} />
    </Popover>
  );
}

function hrefOf(planId: string | null, { page, query }: SavedView): string {
  const root = planId === null ? acrossPlans : `/plans/${planId}/${page}`;
  return query === "" ? root : `${root}?${query}`;
}

function ViewList({
  title,
  shared,
  plan,
  look,
  current,
  onDone,
}: Omit<Props, "trigger"> & { title: string; shared: boolean; onDone: () => void }) {
  const t = useTranslations("views");
  const tc = useTranslations("common.actions");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const counts = useCounts(plan.planId, plan.views);
  const views = plan.views.filter(({ isShared }) => isShared === shared);

  const send = async (call: Promise<ActionResult<unknown>>, done: () => void) => {
    const result = await call.catch(() => null);
    if (result?.ok) done();
    else announce(refusal(result?.error ?? { code: "unexpected", params: {} }));
  };
  const remove = (view: SavedView) =>
    send(dropView({ viewId: view.id }), () =>
      announce(t("removed", { name: view.name }), {
        label: tc("undo"),
        run: () => {
          const { name, page, query, widths, isShared } = view;
          void send(keepView({ planId: plan.planId, name, page, query, widths, isShared }), () =>
            announce(t("restored", { name })),
          );
        },
      }),
    );

  if (views.length === 0) {
    return shared ? null : (
      <p className="mb-2 text-ink-2">{plan.views.length === 0 ? t("none") : t("noneOwn")}</p>
    );
  }
  return (
    <section aria-label={title} className="mb-2">
      <p className="text-meta text-ink-3">{title}</p>
      <ul className="-mx-2">
        {views.map((view) => (
          <li key={view.id} className="flex items-center gap-1 rounded-sm pr-1 hover:bg-hover">
            <Link
              href={hrefOf(plan.planId, view)}
              aria-current={view.id === current?.id || undefined}
              onClick={onDone}
              className="flex min-w-0 flex-1 items-baseline gap-2 px-2 py-1.5 text-ink no-underline aria-[current]:font-strong"
            >
              <span className="min-w-0 truncate">{view.name}</span>
              <span className="text-meta font-normal whitespace-nowrap text-ink-3">
                {t(`pages.${view.page}`)}
              </span>
              <span className="ml-auto text-meta font-normal whitespace-nowrap text-ink-2">
                {counts?.get(view.id) ?? "…"}
              </span>
            </Link>
            {view.mayChange && (view.id !== current?.id || view.widths !== look.widths) ? (
              <IconButton
                label={t("update", { name: view.name })}
                onClick={() =>
                  void send(alterView({ viewId: view.id, look }), () =>
                    announce(t("updated", { name: view.name })),
                  )
                }
              >
                <RefreshCw aria-hidden="true" strokeWidth={1.6} />
              </IconButton>
            ) : null}
            {view.mayChange ? (
              <IconButton label={t("remove", { name: view.name })} onClick={() => void remove(view)}>
                <Trash2 aria-hidden="true" strokeWidth={1.6} />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
