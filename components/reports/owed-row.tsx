"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EvidenceField } from "@/components/evidence/evidence-field";
import { EvidenceFiles } from "@/components/evidence/evidence-files";
import { useEvidence } from "@/components/evidence/use-evidence";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { Tag } from "@/components/ui/tag";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { entryState } from "@/lib/reports/view";
import type { Draft } from "./draft";
import type { DraftStore } from "./draft-store";
import { LastWords } from "./last-words";
import { PercentField } from "./percent-field";
import { RowState } from "./row-state";
import { RowTask } from "./row-task";

// Neither is there on most days.
const ConflictPanel = dynamic(() => import("./conflict-panel").then((module) => module.ConflictPanel));
const LinkedLine = dynamic(() => import("./linked-line").then((module) => module.LinkedLine));

/** One report that is owed, on one line: task, last text, new text, percent, state. The active one grows in place. */
export function OwedRow({
  rowKey,
  draft,
  linked,
  store,
  active,
  hiddenOnPhone,
  month,
  onOpen,
  onSubmit,
}: {
  rowKey: string;
  draft: Draft;
  /** The report on the task of another plan that this one serves too. */
  linked: Draft | undefined;
  store: DraftStore;
  active: boolean;
  hiddenOnPhone: boolean;
  /** That of the whole list, where there is one. */
  month: string | null;
  onOpen: () => void;
  onSubmit: () => void;
}) {
  const t = useTranslations("reports");
  const { entry, report, content, phase } = draft;
  const state = entryState(report, content);
  const handedIn = state === "handed_in";
  const quiet = handedIn || state === "unchanged" || state === "returned";
  const name = `${entry.task.number ?? ""} ${entry.task.name}`.trim();
  const mayRepeat = entry.last !== null && report?.status !== "returned" && !handedIn;
  // On the phone a row is a card that opens; what is not open shows its buttons instead of its fields.
  const field = active ? "" : "max-md:hidden";
  const shelf = useEvidence(
    { assignmentId: entry.assignmentId, periodId: entry.periodId },
    entry.evidence,
    !handedIn,
  );
  const gathers =
    !handedIn && (active || shelf.isOver || shelf.uploading.length > 0 || shelf.failed.length > 0);

  return (
    <li
      {...shelf.target}
      tabIndex={-1}
      data-row={rowKey}
      aria-current={active || undefined}
      className={classNames(
        "relative grid scroll-my-16 items-start gap-x-4 border-b border-line px-gutter py-2 outline-none",
        "md:grid-cols-[minmax(0,200px)_minmax(0,1fr)_76px_88px] xl:grid-cols-[248px_minmax(0,240px)_minmax(0,1fr)_76px_88px]",
        "max-md:rounded-md max-md:border max-md:border-line max-md:bg-surface max-md:p-3",
        active &&
          "md:bg-action-tint md:shadow-[inset_3px_0_0_var(--color-action)] max-md:shadow-[inset_3px_0_0_var(--color-action)]",
        hiddenOnPhone && "max-md:hidden",
      )}
    >
      <RowTask entry={entry} month={month} />
      <LastWords entry={entry} report={report} className="md:max-xl:col-start-2 md:max-xl:col-end-[-1]" />
      <div className={classNames("min-w-0 md:max-xl:col-start-2", field)}>
        <TextArea
          rows={active ? 3 : 2}
          quiet={quiet}
          readOnly={handedIn}
          value={content.text}
          maxLength={10_000}
          placeholder={t("editor.text")}
          aria-label={t("editor.textOf", { name })}
          data-field="text"
          onChange={(event) => store.edit(rowKey, { text: event.target.value })}
          className="min-h-[46px]"
        />
      </div>
      <div className={classNames("max-md:mt-2 max-md:flex max-md:items-center max-md:gap-2", field)}>
        <span aria-hidden="true" className="text-ink-2 md:hidden">
          {t("editor.percent")}
        </span>
        <PercentField
          draft={draft}
          label={t("editor.percentOf", { name })}
          quiet={quiet}
          readOnly={handedIn}
          onChange={(percent) => store.edit(rowKey, { percent })}
        />
      </div>
      <div className={classNames("flex flex-col gap-1 text-right md:items-end max-md:mt-1", field)}>
        {active && !handedIn ? (
          <>
            <Button
              size="small"
              busy={phase === "saving"}
              onClick={onSubmit}
              className="min-w-18 max-md:w-full"
            >
              {t("editor.submit")}
            </Button>
            {mayRepeat && state === "empty" ? (
              <Button
                size="small"
                onClick={() => void store.markUnchanged(rowKey)}
                className="min-w-18 max-md:w-full"
              >
                {t("editor.unchanged")}
              </Button>
            ) : null}
            <RowState draft={draft} state={state} brief />
          </>
        ) : mayRepeat && state === "empty" && phase === "saved" ? (
          <Button size="small" onClick={() => void store.markUnchanged(rowKey)} className="min-w-18">
            {t("editor.unchanged")}
          </Button>
        ) : (
          <RowState draft={draft} state={state} />
        )}
      </div>
      {active ? null : (
        <PhoneButtons
          state={state}
          mayRepeat={mayRepeat}
          onOpen={onOpen}
          onUnchanged={() => void store.markUnchanged(rowKey)}
        >
          <RowState draft={draft} state={state} />
        </PhoneButtons>
      )}
      {active && !handedIn ? (
        <MoreFields rowKey={rowKey} draft={draft} store={store} name={name} />
      ) : (
        <MoreWords draft={draft} />
      )}
      {linked ? (
        <div className={classNames(wide, "pt-1.5")}>
          <LinkedLine draft={linked} store={store} />
        </div>
      ) : null}
      {gathers ? (
        <div className={classNames(wide, "pt-2")}>
          <EvidenceField shelf={shelf} label={name} />
        </div>
      ) : shelf.files.length > 0 ? (
        <div className={classNames(wide, "pt-1")}>
          <EvidenceFiles files={shelf.files} brief />
        </div>
      ) : null}
      {phase === "conflict" ? (
        <div className="pt-2 md:col-start-2 md:col-end-[-1]">
          <ConflictPanel draft={draft} onResolve={(choice) => store.resolve(rowKey, choice)} />
        </div>
      ) : null}
    </li>
  );
}

function PhoneButtons({
  state,
  mayRepeat,
  onOpen,
  onUnchanged,
  children,
}: {
  state: ReturnType<typeof entryState>;
  mayRepeat: boolean;
  onOpen: () => void;
  onUnchanged: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("reports.editor");
  return (
    <div className="mt-2.5 flex items-center gap-2 md:hidden">
      {state === "handed_in" ? (
        children
      ) : (
        <>
          <Button onClick={onOpen} className="flex-1">
            {t(state === "returned" ? "writeAgain" : state === "empty" ? "write" : "change")}
          </Button>
          {mayRepeat && state === "empty" ? (
            <Button onClick={onUnchanged} className="flex-1">
              {t("unchanged")}
            </Button>
          ) : null}
          {state === "ready" || state === "unchanged" ? children : null}
        </>
      )}
    </div>
  );
}

const wide = "text-table md:col-start-2 md:col-end-[-1]";

/** What a report says besides: problems, next steps, whether the work is blocked. */
function MoreFields({
  rowKey,
  draft,
  store,
  name,
}: {
  rowKey: string;
  draft: Draft;
  store: DraftStore;
  name: string;
}) {
  const t = useTranslations("reports.editor");
  const { content } = draft;
  return (
    <div
      className={classNames(
        wide,
        "grid items-center gap-x-2 gap-y-1 pt-2 text-ink-2 md:grid-cols-[auto_1fr_auto_1fr_auto] md:gap-y-2",
      )}
    >
      <span aria-hidden="true">{t("problems")}</span>
      <TextInput
        controlSize="small"
        value={content.problems}
        maxLength={10_000}
        placeholder={t("problemsHint")}
        aria-label={`${t("problems")} ${name}`}
        data-field="problems"
        onChange={(event) => store.edit(rowKey, { problems: event.target.value })}
      />
      <span aria-hidden="true">{t("nextSteps")}</span>
      <TextInput
        controlSize="small"
        value={content.nextSteps}
        maxLength={10_000}
        aria-label={`${t("nextSteps")} ${name}`}
        data-field="nextSteps"
        onChange={(event) => store.edit(rowKey, { nextSteps: event.target.value })}
      />
      <Checkbox
        label={t("blocked")}
        checked={content.isBlocked}
        onChange={(event) => store.edit(rowKey, { isBlocked: event.target.checked })}
      />
    </div>
  );
}

function MoreWords({ draft }: { draft: Draft }) {
  const t = useTranslations("reports.editor");
  const { problems, nextSteps, isBlocked } = draft.content;
  if (!problems && !nextSteps && !isBlocked) return null;
  return (
    <p
      className={classNames(
        wide,
        "flex flex-wrap items-center gap-x-4 gap-y-1 pt-1.5 text-ink-2 max-md:hidden",
      )}
    >
      {isBlocked ? <Tag tone="strong">{t("blocked")}</Tag> : null}
      {problems ? (
        <span>
          <span className="text-ink-3">{t("problems")}</span> {problems}
        </span>
      ) : null}
      {nextSteps ? (
        <span>
          <span className="text-ink-3">{t("nextSteps")}</span> {nextSteps}
        </span>
      ) : null}
    </p>
  );
}
