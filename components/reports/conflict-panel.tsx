"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  contentOf,
  type DraftContent,
  type DraftField,
  differingFields,
  isHandedIn,
} from "@/lib/reports/view";
import type { Draft } from "./draft";

/** Both versions side by side; the person chooses field by field. */
export function ConflictPanel({
  draft,
  onResolve,
}: {
  draft: Draft;
  onResolve: (content: DraftContent) => void;
}) {
  const t = useTranslations("reports");
  const name = useId();
  const { content: mine, theirs } = draft;
  const other = contentOf(theirs);
  const [taken, setTaken] = useState<ReadonlySet<DraftField>>(new Set());
  const handedIn = theirs !== null && isHandedIn(theirs.status);
  const fields = differingFields(mine, other);

  const words = (content: DraftContent, field: DraftField) => {
    if (field === "isBlocked") return t(content.isBlocked ? "conflict.blocked" : "conflict.notBlocked");
    if (field === "percent") return content.percent === "" ? t("conflict.blank") : `${content.percent}%`;
    return content[field] === "" ? t("conflict.blank") : content[field];
  };
  const chosen = (): DraftContent => {
    const from = (field: DraftField) => (taken.has(field) ? other : mine);
    return {
      text: from("text").text,
      percent: from("percent").percent,
      isBlocked: from("isBlocked").isBlocked,
      problems: from("problems").problems,
      nextSteps: from("nextSteps").nextSteps,
    };
  };
  const take = (field: DraftField, fromThem: boolean) => {
    const next = new Set(taken);
    if (fromThem) next.add(field);
    else next.delete(field);
    setTaken(next);
  };

  return (
    <div role="alert" className="rounded-md border border-ink bg-surface px-3.5 py-2.5 text-table">
      <b>{t(handedIn ? "conflict.handedIn" : "conflict.title")}</b>
      <p className="text-ink-2">{t(handedIn ? "conflict.handedInHelp" : "conflict.help")}</p>
      {fields.map((field) => (
        <fieldset key={field} className="mt-2 border-t border-line pt-2">
          <legend className="float-left mr-3 w-14 text-ink-3">{t(`fields.${field}`)}</legend>
          <div className="grid gap-x-4 gap-y-2 overflow-hidden md:grid-cols-2">
            {[false, true].map((fromThem) => {
              const id = `${name}-${field}-${fromThem}`;
              return (
                <div key={id} className="flex items-start gap-2">
                  {handedIn ? null : (
                    <input
                      id={id}
                      type="radio"
                      name={`${name}-${field}`}
                      className="mt-1 accent-action"
                      checked={taken.has(field) === fromThem}
                      onChange={() => take(field, fromThem)}
                    />
                  )}
                  <div className="min-w-0">
                    <label htmlFor={id} className="block text-meta text-ink-3">
                      {t(fromThem ? "conflict.theirs" : "conflict.mine")}
                    </label>
                    <p className="break-words whitespace-pre-wrap">{words(fromThem ? other : mine, field)}</p>
                  </div>
                </div>
              );
            })}
          </div>
        </fieldset>
      ))}
      <div className="mt-2.5 flex gap-2">
        <Button size="small" variant="primary" onClick={() => onResolve(chosen())}>
          {t(handedIn ? "conflict.close" : "conflict.save")}
        </Button>
      </div>
    </div>
  );
}
