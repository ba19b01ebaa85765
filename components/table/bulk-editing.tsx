"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { BulkAction, BulkBar } from "@/components/ui/bulk-bar";
import { onDemand } from "@/components/ui/on-demand";
import { formatList } from "@/lib/i18n/format";
import type { LedgerRow } from "@/lib/tasks/types";
import { type LedgerView, viewHref } from "@/lib/tasks/view";
import type { Edits } from "./use-edits";

const BulkAssign = onDemand(() => import("./bulk-assign").then((module) => module.BulkAssign));
const BulkDeadline = onDemand(() => import("./bulk-deadline").then((module) => module.BulkDeadline));
const BulkHandOut = onDemand(() => import("./bulk-hand-out").then((module) => module.BulkHandOut));
const BulkStep = onDemand(() => import("./bulk-step").then((module) => module.BulkStep));

const numbersInBar = 6;

/** What can be done with the chosen tasks; each asks once for its reason and shows before what it will change. */
export function BulkEditing({
  view,
  root,
  rows,
  send,
  onClear,
}: {
  view: LedgerView;
  root: string;
  rows: readonly LedgerRow[];
  send: Edits["send"];
  onClear: () => void;
}) {
  const t = useTranslations("table.bulk");
  const locale = useLocale();
  const [open, setOpen] = useState<"deadline" | "assign" | "hand_out" | "step" | null>(null);
  const close = () => setOpen(null);
  const done = () => {
    close();
    onClear();
  };
  const numbers = rows.flatMap(({ number }) => (number === null ? [] : [number]));
  const which = formatList(numbers.slice(0, numbersInBar), locale);
  const exportHref = viewHref(
    `${root}/export`,
    view.query,
    {},
    {
      ids: rows.map(({ id }) => id).join(","),
      format: "xlsx",
    },
  );
  return (
    <>
      <BulkBar
        count={rows.length}
        which={numbers.length > numbersInBar ? `${which}…` : which}
        onClear={onClear}
      >
        {view.mayEdit ? (
          <>
            {rows.some(({ status }) => status === "draft") ? (
              <BulkAction onClick={() => setOpen("hand_out")}>{t("handOut.action")}</BulkAction>
            ) : null}
            <BulkAction onClick={() => setOpen("deadline")}>{t("deadline.action")}</BulkAction>
            <BulkAction onClick={() => setOpen("assign")}>{t("assign.action")}</BulkAction>
            <BulkAction onClick={() => setOpen("step")}>{t("step.action")}</BulkAction>
          </>
        ) : null}
        <a
          href={exportHref}
          download
          className="inline-flex h-8 items-center px-2.5 text-on-inverse no-underline outline-offset-[-2px] hover:underline max-md:h-11"
        >
          {t("export")}
        </a>
      </BulkBar>
      {open === "deadline" && rows.length > 0 ? (
        <BulkDeadline rows={rows} send={send} onClose={close} onDone={done} />
      ) : null}
      {open === "assign" && rows.length > 0 ? (
        <BulkAssign rows={rows} send={send} departments={view.departments} onClose={close} onDone={done} />
      ) : null}
      {open === "hand_out" && rows.length > 0 ? (
        <BulkHandOut rows={rows} onClose={close} onDone={done} />
      ) : null}
      {open === "step" && rows.length > 0 ? <BulkStep rows={rows} onClose={close} onDone={done} /> : null}
    </>
  );
}
