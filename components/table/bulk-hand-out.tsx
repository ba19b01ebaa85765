"use client";

import { useLocale, useTranslations } from "next-intl";
import { handOutTasks } from "@/lib/handing-out/actions";
import { formatList } from "@/lib/i18n/format";
import type { LedgerRow } from "@/lib/tasks/types";
import { mayBeHandedOut } from "@/lib/tasks/view";
import { BulkDialog, type BulkProps } from "./bulk-dialog";

/** More departments of one task are counted. */
const mostNamed = 3;

/** 交办 of the chosen tasks: those that wait for it and have somebody to go to; the preview says to whom. */
export function BulkHandOut({ rows, onClose, onDone }: Omit<BulkProps, "send">) {
  const t = useTranslations("table.bulk");
  const state = useTranslations("terms.taskStatus");
  const locale = useLocale();
  const receivers = ({ parties }: LedgerRow) => {
    const names = parties.filter(({ declined }) => !declined).map(({ name }) => name);
    const first = formatList(names.slice(0, mostNamed), locale);
    const rest = names.length - mostNamed;
    return rest > 0 ? t("handOut.many", { names: first, rest }) : first;
  };
  const changes = rows.filter(mayBeHandedOut).map((row) => ({
    row,
    from: state("draft"),
    to: receivers(row),
  }));
  const drafts = rows.filter(({ status }) => status === "draft").length;
  const left = { alone: drafts - changes.length, before: rows.length - drafts };
  return (
    <BulkDialog
      title={t("handOut.title", { count: rows.length })}
      submit={t("handOut.submit", { count: changes.length })}
      saved={t("handOut.saved", { count: changes.length })}
      reasonNeeded={null}
      changes={changes}
      fields={
        <div className="grid gap-1 text-table">
          <p>{t("handOut.help")}</p>
          {left.alone > 0 ? <p className="font-strong">{t("handOut.alone", { count: left.alone })}</p> : null}
          {left.before > 0 ? (
            <p className="text-ink-2">{t("handOut.before", { count: left.before })}</p>
          ) : null}
        </div>
      }
      save={async (chosen) => {
        const tasks = chosen.map(({ taskId, version }) => ({ taskId, version }));
        const result = await handOutTasks({ tasks });
        return result.ok ? { ok: true, data: undefined } : result;
      }}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
