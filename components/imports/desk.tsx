"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { onDemand } from "@/components/ui/on-demand";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { formatNumber } from "@/lib/i18n/format";
import { discardImportDraft, takeOverImport } from "@/lib/imports/actions";
import type { ImportDesk } from "@/lib/imports/types";
import { DeskHeader, ImportSteps, SavedMark } from "./desk-header";
import { DirectoryList } from "./directory-list";
import { DiscardButton } from "./discard-button";
import { DoubtList } from "./doubt-list";
import { PlanFields } from "./plan-fields";
import type { SourceMark } from "./source-marks";
import { PaneHeader, SourcePane } from "./source-pane";
import { TaskList } from "./task-list";
import { useAutosave } from "./use-autosave";
import { type DeskDoubt, useDesk } from "./use-desk";

// Menus and dialogs are fetched when they are first needed: reading and comparing need none of them.
const ConflictDialog = onDemand(() => import("./conflict-dialog").then((module) => module.ConflictDialog));
const DepartmentDialog = onDemand(() =>
  import("./department-dialog").then((module) => module.DepartmentDialog),
);
const ExpandDialog = onDemand(() => import("./expand-dialog").then((module) => module.ExpandDialog));
const TakeOverDialog = onDemand(() => import("./take-over-dialog").then((module) => module.TakeOverDialog));
const TaskForm = lazy(() => import("./task-form").then((module) => ({ default: module.TaskForm })));

type Pane = "source" | "tasks" | "doubts";

/** The desk for checking: the document, what was read of it, and what is in doubt, side by side. */
export function Desk({ desk }: { desk: ImportDesk }) {
  const t = useTranslations("imports");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const { draft, placed, setDraft, edits, doubts, counts, names, openKey, lit, shown } = useDesk(desk);
  const autosave = useAutosave(desk.id, desk, draft, setDraft);
  const [pane, setPane] = useState<Pane>("tasks");
  const [doubtKey, setDoubtKey] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [expanding, setExpanding] = useState<string | null>(null);
  const [takingOver, setTakingOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const departments = useMemo(
    () => new Map(draft.departments.map((one) => [one.key, one])),
    [draft.departments],
  );
  const tasks = useMemo(() => new Map(draft.tasks.map((task) => [task.key, task])), [draft.tasks]);
  const doubtful = useMemo(
    () => new Set(doubts.flatMap(({ taskKey }) => (taskKey === null ? [] : [taskKey]))),
    [doubts],
  );
  const unread = desk.warnings.filter(({ code }) => code === "unread-text").length;
  const openTask = openKey === null ? null : (tasks.get(openKey) ?? null);

  const restore = useCallback((taskKey: string) => edits.task(taskKey, { excluded: false }), [edits]);

  const go = useCallback(
    (doubt: DeskDoubt) => {
      setDoubtKey(doubt.key);
      if (doubt.taskKey !== null) edits.open(doubt.taskKey);
      if (doubt.anchor) {
        edits.show(doubt.anchor);
        edits.light([doubt.anchor[0], doubt.anchor[1]]);
      }
    },
    [edits],
  );

  const choose = useCallback(
    ({ taskKey, field, anchor }: SourceMark) => {
      setPane("tasks");
      edits.open(taskKey);
      edits.light(anchor);
      // The form of another task is drawn first.
      requestAnimationFrame(() => document.getElementById(`field-${field}`)?.focus());
    },
    [edits],
  );

  const keys = useRef({ doubts, doubtKey, go, edits });
  keys.current = { doubts, doubtKey, go, edits };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.isComposing) return;
      if (
        event.target instanceof Element &&
        event.target.closest("input, textarea, select, [role=dialog], [role=menu]")
      )
        return;
      const now = keys.current;
      if (event.ctrlKey || event.metaKey) {
        // In a field the browser takes back what was typed there; elsewhere the desk takes back its last step.
        if ((event.key !== "z" && event.key !== "Z") || event.shiftKey) return;
        event.preventDefault();
        now.edits.undo();
      } else if (event.key === "j" || event.key === "J") {
        const at = now.doubts.findIndex(({ key }) => key === now.doubtKey);
        const next = now.doubts[at + 1] ?? now.doubts[0];
        if (next) now.go(next);
      } else if (event.key === "z" || event.key === "Z") {
        now.edits.undo();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  const takeOver = async (handOut: boolean) => {
    setBusy(true);
    setProblem(null);
    const saved = await autosave.save();
    const result = saved
      ? await takeOverImport({ importId: desk.id, version: autosave.version(), handOut }).catch(() => null)
      : null;
    if (result?.ok) {
      autosave.finish();
      announce(t("takeOver.done", { count: counts.tasks }));
      router.push(`/plans/${result.data.planId}`);
      return;
    }
    setBusy(false);
    setProblem(refusal(result?.error ?? autosave.refused ?? { code: "unexpected", params: {} }));
  };

  const compare = async () => {
    setBusy(true);
    if (await autosave.save()) {
      autosave.finish();
      router.push(`/imports/${desk.id}/compare`);
      return;
    }
    setBusy(false);
    announce(refusal(autosave.refused ?? { code: "unexpected", params: {} }));
  };

  const discard = async () => {
    const result = await discardImportDraft({ importId: desk.id }).catch(() => null);
    if (result?.ok) {
      autosave.finish();
      announce(t("discard.done"));
      router.push("/plans/new");
    } else {
      announce(refusal(result?.error ?? { code: "unexpected", params: {} }));
    }
  };

  const inPane = (name: Pane, className: string) =>
    classNames("flex min-h-0 min-w-0 flex-col", pane !== name && "max-lg:hidden", className);
  const renamed = renaming === null ? undefined : departments.get(renaming);
  const expanded = expanding === null ? undefined : departments.get(expanding);
  const usesOf = (key: string) =>
    draft.tasks.filter((task) => task.assignments.some((one) => one.departmentKey === key)).length;

  return (
    <>
      <DeskHeader
        title={t("title", { title: draft.plan.title })}
        meta={
          <>
            {desk.revises ? <span>{t("compare.revises", { title: desk.revises.title })}</span> : null}
            <span className="break-all">{desk.fileName}</span>
            <span>{t("characters", { count: formatNumber(desk.characters, locale) })}</span>
            <span>{t("unread", { count: unread })}</span>
            <SavedMark state={autosave.state} savedAt={autosave.savedAt} refused={autosave.refused} />
          </>
        }
      >
        <ImportSteps current="check" />
        <DiscardButton onDiscard={discard} />
        <Button
          variant="primary"
          disabled={counts.tasks === 0}
          className="max-md:flex-1"
          busy={busy && !takingOver}
          onClick={() => (desk.revises ? void compare() : setTakingOver(true))}
        >
          {desk.revises ? t("compare.action") : t("takeOver.action", { count: counts.tasks })}
        </Button>
      </DeskHeader>
      <div className="border-b border-line px-4 py-2 lg:hidden">
        <SegmentedControl
          label={t("panes")}
          value={pane}
          onChange={setPane}
          options={[
            { value: "source", label: t("source.title") },
            { value: "tasks", label: t("list.tab", { count: counts.tasks }) },
            { value: "doubts", label: t("doubts.title", { count: doubts.length }) },
          ]}
        />
      </div>
      <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)_220px] xl:grid-cols-[minmax(0,500px)_minmax(0,1fr)_264px]">
        <div className={inPane("source", "")}>
          <SourcePane
            text={desk.text}
            draft={placed}
            edits={edits}
            openKey={openKey}
            lit={lit}
            shown={shown}
            onLight={edits.light}
            onChoose={choose}
          />
        </div>
        <div className={inPane("tasks", "lg:border-l lg:border-line")}>
          <PaneHeader title={t("list.title")}>
            <span className="min-w-0 truncate text-meta text-ink-3">{t("list.counts", { ...counts })}</span>
            <span className="ml-auto text-meta text-ink-3">
              {t("list.checked", { checked: counts.checked, count: counts.tasks })}
            </span>
          </PaneHeader>
          <TaskList
            tasks={draft.tasks}
            names={names}
            doubtful={doubtful}
            openKey={openKey}
            onOpen={edits.open}
            onRestore={restore}
            form={
              openTask ? (
                <Suspense>
                  <TaskForm
                    key={openTask.key}
                    task={openTask}
                    source={desk.text}
                    sections={draft.sections}
                    departments={departments}
                    names={names}
                    similar={desk.similar}
                    lit={lit}
                    edits={edits}
                    onRename={setRenaming}
                    onExpand={setExpanding}
                  />
                </Suspense>
              ) : null
            }
          >
            <PlanFields plan={draft.plan} onChange={edits.plan} />
          </TaskList>
        </div>
        <div className={inPane("doubts", "lg:border-l lg:border-line")}>
          <DoubtList
            doubts={doubts}
            tasks={tasks}
            currentKey={doubtKey}
            source={desk.text}
            draft={draft}
            names={names}
            edits={edits}
            onAdd={async ([start, end]) => {
              const { addFromSource } = await import("./draft-moves");
              edits.move(addFromSource(desk.text, [start, end]));
              setPane("tasks");
            }}
            onGo={(doubt) => {
              setPane("tasks");
              go(doubt);
            }}
          />
        </div>
      </div>
      <DirectoryList directory={desk.directory} departments={draft.departments} />
      {renamed ? (
        <DepartmentDialog
          department={renamed}
          name={names.get(renamed.key) ?? renamed.name}
          uses={usesOf(renamed.key)}
          directory={desk.directory}
          onSettle={(as) => edits.settle(renamed.key, as)}
          onClose={() => setRenaming(null)}
        />
      ) : null}
      {expanded && openKey !== null ? (
        <ExpandDialog
          department={expanded}
          known={desk.expansions[expanded.key] ?? []}
          uses={usesOf(expanded.key)}
          directory={desk.directory}
          onExpand={async (chosen, everywhere) => {
            const { expandCollective } = await import("./draft-parts");
            edits.move((now) => ({
              draft: expandCollective(now, expanded.key, chosen, desk.directory, everywhere ? null : openKey),
              openKey,
            }));
          }}
          onClose={() => setExpanding(null)}
        />
      ) : null}
      {takingOver ? (
        <TakeOverDialog
          counts={counts}
          doubts={doubts}
          tasks={tasks}
          busy={busy}
          problem={problem}
          onTakeOver={takeOver}
          onClose={() => setTakingOver(false)}
        />
      ) : null}
      {autosave.conflict ? <ConflictDialog conflict={autosave.conflict} onSettle={autosave.settle} /> : null}
    </>
  );
}
