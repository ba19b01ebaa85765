"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { useAnnounce } from "@/components/ui/toast";
import type { DraftTask, ImportDraft } from "@/lib/imports/types";
import { type Move, mergeWithAbove, moveTask, moveToSection, splitTask } from "./draft-moves";
import type { DeskEdits } from "./use-desk";

/** Where keys with Alt have a meaning of their own: they open the calendar, the list of names. */
const keepTheirs = "[role=dialog], [role=menu], select, input[type=date], input[list]";

/** Split, merged, moved: the same by a press and by keys, with Alt held. */
export function TaskMoves({
  task,
  source,
  sections,
  edits,
}: {
  task: DraftTask;
  source: string;
  sections: ImportDraft["sections"];
  edits: DeskEdits;
}) {
  const t = useTranslations("imports.moves");
  const announce = useAnnounce();
  const caret = useRef(0);

  const run = (move: Move, done: string, refused: string) => {
    if (!edits.move(move)) return announce(refused);
    announce(done, { label: t("undo"), run: edits.undo });
    // Fields of the other task take the place of these; keys go to the desk meanwhile.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  const actions = {
    split: () => {
      run(splitTask(source, task.key, caret.current), t("split.done"), t("split.refused"));
    },
    merge: () => run(mergeWithAbove(source, task.key), t("merge.done"), t("merge.refused")),
    up: () => run(moveTask(task.key, -1), t("up.done"), t("up.refused")),
    down: () => run(moveTask(task.key, 1), t("down.done"), t("down.refused")),
  };

  const now = useRef(actions);
  now.current = actions;
  useEffect(() => {
    const text = () => document.getElementById("field-text") as HTMLTextAreaElement | null;
    const remember = () => {
      const area = text();
      if (area && document.activeElement === area) caret.current = area.selectionStart;
    };
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(keepTheirs)) return;
      remember();
      const action =
        event.key === "Enter" && document.activeElement === text()
          ? now.current.split
          : event.key === "ArrowUp"
            ? event.shiftKey
              ? now.current.merge
              : now.current.up
            : event.key === "ArrowDown" && !event.shiftKey
              ? now.current.down
              : null;
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("selectionchange", remember);
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("selectionchange", remember);
      document.removeEventListener("keydown", press);
    };
  }, []);

  return (
    <div className="flex flex-wrap items-end gap-2 md:col-span-6">
      {sections.length > 0 ? (
        <Field id="field-section" label={t("section")} className="min-w-40 flex-1">
          <Select
            id="field-section"
            controlSize="small"
            value={task.sectionKey ?? ""}
            onChange={(event) => {
              edits.move(moveToSection(task.key, event.target.value || null));
            }}
          >
            <option value="">{t("noSection")}</option>
            {sections.map(({ key, label, title }) => (
              <option key={key} value={key}>
                {`${label}${title}`.slice(0, 40)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <span className="flex flex-wrap gap-2">
        <Button size="small" title={t("split.help")} aria-keyshortcuts="Alt+Enter" onClick={actions.split}>
          {t("split.action")}
        </Button>
        <Button
          size="small"
          title={t("merge.help")}
          aria-keyshortcuts="Alt+Shift+ArrowUp"
          onClick={actions.merge}
        >
          {t("merge.action")}
        </Button>
        <IconButton label={t("up.action")} aria-keyshortcuts="Alt+ArrowUp" onClick={actions.up}>
          <ArrowUp aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
        <IconButton label={t("down.action")} aria-keyshortcuts="Alt+ArrowDown" onClick={actions.down}>
          <ArrowDown aria-hidden="true" strokeWidth={1.6} />
        </IconButton>
      </span>
    </div>
  );
}
