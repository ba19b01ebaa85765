"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { isPlainEnter } from "@/components/ui/enter-key";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type {
  Anchor,
  DraftDeadline,
  DraftDepartment,
  DraftTask,
  ImportDesk,
  ImportDraft,
} from "@/lib/imports/types";
import { DepartmentField } from "./department-field";
import { TaskMoves } from "./task-moves";
import type { DeskEdits } from "./use-desk";

const comparators = { ">=": "≥", "<=": "≤", "=": "=" } as const;
const emptyDeadline: DraftDeadline = { words: "", date: null, kind: "by", anchor: null };

function isLit(anchor: Anchor | null, lit: Anchor | null): boolean {
  return anchor !== null && lit !== null && anchor[0] === lit[0] && anchor[1] === lit[1];
}

/** Everything that was read of one task, to be corrected field by field beside its words. */
export function TaskForm({
  task,
  source,
  sections,
  departments,
  names,
  similar,
  lit,
  edits,
  onRename,
  onExpand,
}: {
  task: DraftTask;
  source: string;
  sections: ImportDraft["sections"];
  departments: ReadonlyMap<string, DraftDepartment>;
  names: ReadonlyMap<string, string>;
  similar: ImportDesk["similar"];
  lit: Anchor | null;
  edits: DeskEdits;
  onRename: (departmentKey: string) => void;
  onExpand: (departmentKey: string) => void;
}) {
  const t = useTranslations("imports.task");
  const terms = useTranslations("terms");
  const titleId = useId();
  const { deadline } = task;
  const change = (changes: Partial<DraftTask>) => edits.task(task.key, changes);
  const done = () => edits.check(task.key);

  const setDate = (date: string) => {
    if (date === "" && deadline && deadline.words === "") return change({ deadline: null });
    if (date === "") return change({ deadline: deadline && { ...deadline, date: null } });
    return change({ deadline: { ...(deadline ?? emptyDeadline), date, kind: "by" } });
  };
  const setKind = (kind: DraftDeadline["kind"] | "none") => {
    if (kind === "none") return change({ deadline: null });
    const kept = deadline ?? emptyDeadline;
    return change({ deadline: { ...kept, kind, date: kind === "by" ? kept.date : null } });
  };
  const doneOnEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!isPlainEnter(event)) return;
    event.preventDefault();
    done();
  };
  const lights = (anchor: Anchor | null) => ({
    onFocus: () => {
      edits.light(anchor);
      if (anchor) edits.show(anchor);
    },
    onBlur: () => edits.light(null),
    onMouseEnter: () => edits.light(anchor),
    onMouseLeave: () => edits.light(null),
  });
  const shows = (anchor: Anchor | null) => (isLit(anchor, lit) ? "bg-mark-lit" : undefined);
  const departmentField = (role: "lead" | "responsible" | "cooperating") => (
    <DepartmentField
      task={task}
      role={role}
      departments={departments}
      names={names}
      similar={similar}
      lit={lit}
      edits={edits}
      onRename={onRename}
      onExpand={onExpand}
      onDone={done}
    />
  );

  return (
    <fieldset
      aria-label={t("form", { name: task.title ?? task.text.slice(0, 20) })}
      className="grid gap-x-3 gap-y-2 whitespace-normal md:grid-cols-6"
    >
      <Field id="field-number" label={t("number")} className="md:col-span-1">
        <TextInput
          id="field-number"
          controlSize="small"
          maxLength={50}
          value={task.number ?? ""}
          onChange={(event) => change({ number: event.target.value || null })}
          onKeyDown={doneOnEnter}
        />
      </Field>
      <Field id="field-title" label={<span id={titleId}>{t("title")}</span>} className="md:col-span-5">
        <TextInput
          id="field-title"
          controlSize="small"
          maxLength={1000}
          value={task.title ?? ""}
          placeholder={t("noTitle")}
          className={shows(task.titleAnchor)}
          onChange={(event) => change({ title: event.target.value || null })}
          onKeyDown={doneOnEnter}
          {...lights(task.titleAnchor)}
        />
      </Field>
      <Field id="field-text" label={t("text")} className="md:col-span-6">
        <TextArea
          id="field-text"
          rows={2}
          maxLength={50_000}
          invalid={task.text.trim() === ""}
          value={task.text}
          className="max-h-52"
          onChange={(event) => change({ text: event.target.value })}
          onSubmit={done}
        />
      </Field>
      <Field
        id="field-deadline"
        label={terms("deadline")}
        className="md:col-span-3"
        help={deadline?.words ? t("deadlineFrom", { words: deadline.words }) : undefined}
      >
        <TextInput
          id="field-deadline"
          type="date"
          controlSize="small"
          min="1990-01-01"
          max="2199-12-31"
          value={deadline?.date ?? ""}
          className={shows(deadline?.anchor ?? null)}
          onChange={(event) => setDate(event.target.value)}
          onKeyDown={doneOnEnter}
          {...lights(deadline?.anchor ?? null)}
        />
      </Field>
      <Field id="field-kind" label={t("kind")} className="md:col-span-3">
        <Select
          id="field-kind"
          controlSize="small"
          value={deadline?.kind ?? "none"}
          onChange={(event) => setKind(event.target.value as DraftDeadline["kind"] | "none")}
        >
          {(["by", "recurring", "ongoing", "none"] as const).map((kind) => (
            <option key={kind} value={kind}>
              {terms(`deadlineKind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="md:col-span-3">{departmentField("lead")}</div>
      <div className="md:col-span-3">{departmentField("responsible")}</div>
      <div className="md:col-span-6">{departmentField("cooperating")}</div>
      {task.targets.length > 0 ? (
        <div className="md:col-span-6">
          <p className="text-table leading-[22px] text-ink-2">{terms("indicator")}</p>
          <ul className="field h-auto px-2 py-1">
            {task.targets.map((target, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: targets have no identity but their place
                key={index}
                id={`field-target:${index}`}
                className={classNames("flex items-center gap-1.5 text-table", shows(target.anchor))}
                onMouseEnter={() => edits.light(target.anchor)}
                onMouseLeave={() => edits.light(null)}
              >
                <span>{target.metric}</span>
                <span className="text-ink-2">{comparators[target.comparator]}</span>
                <span>
                  {target.value}
                  {target.unit}
                </span>
                {target.year === null ? null : (
                  <span className="text-ink-2">{t("year", { year: target.year })}</span>
                )}
                <IconButton
                  label={t("removeTarget", { metric: target.metric })}
                  className="ml-auto"
                  onClick={() => change({ targets: task.targets.filter((_, other) => other !== index) })}
                >
                  <X aria-hidden="true" strokeWidth={1.6} />
                </IconButton>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <TaskMoves task={task} source={source} sections={sections} edits={edits} />
      <div className="flex flex-wrap items-center gap-2 pt-1 md:col-span-6">
        <Hints />
        <span className="ml-auto flex flex-wrap gap-2 max-md:w-full max-md:*:flex-1">
          <Button size="small" onClick={() => change({ excluded: true, checked: false })}>
            {t("exclude")}
          </Button>
          <Button size="small" className="border-action! font-strong text-action!" onClick={done}>
            {t("check")} <Kbd>Enter</Kbd>
          </Button>
        </span>
      </div>
    </fieldset>
  );
}

function Hints(): ReactNode {
  const t = useTranslations("imports.task");
  return (
    <span className="flex gap-3 text-meta text-ink-3 max-md:hidden">
      <span>
        <Kbd>Tab</Kbd> {t("tabHint")}
      </span>
      <span>
        <Kbd>Z</Kbd> {t("undoHint")}
      </span>
    </span>
  );
}
