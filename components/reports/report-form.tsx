"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { EvidenceField } from "@/components/evidence/evidence-field";
import { EvidenceFiles } from "@/components/evidence/evidence-files";
import { useEvidence } from "@/components/evidence/use-evidence";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Tag } from "@/components/ui/tag";
import { TextArea } from "@/components/ui/text-area";
import { useAnnounce } from "@/components/ui/toast";
import { formatDate, formatDateTime, formatMonth } from "@/lib/i18n/format";
import type { OwedReport } from "@/lib/reports/types";
import { entryKey, entryState, linkedPairs, mayBeSubmitted } from "@/lib/reports/view";
import type { Draft, Refusal } from "./draft";
import type { DraftStore } from "./draft-store";
import { PercentField } from "./percent-field";
import { SavedNote } from "./row-state";
import { useDrafts } from "./use-drafts";
import { useRefusalWords } from "./use-refusal-words";

// Neither is there on most days.
const ConflictPanel = dynamic(() => import("./conflict-panel").then((module) => module.ConflictPanel));
const LinkedLine = dynamic(() => import("./linked-line").then((module) => module.LinkedLine));

/** The department's own reports on one task: the one that is due, and what was sent back before it. */
export function ReportForms({
  taskId,
  entries,
  userId,
  next,
}: {
  taskId: string;
  /** Of the task, and of the one that its report serves too. */
  entries: readonly OwedReport[];
  userId: string;
  /** Who has it once it is handed in. */
  next: "head" | "review";
}) {
  const { store, drafts } = useDrafts(entries, userId, taskId);
  const pairs = linkedPairs(entries, taskId);
  return entries.map((entry) => {
    const key = entryKey(entry);
    const draft = drafts.get(key);
    if (!draft || entry.task.id !== taskId) return null;
    const linked = drafts.get(pairs.get(key) ?? "");
    return <ReportForm key={key} formKey={key} draft={draft} linked={linked} store={store} next={next} />;
  });
}

function ReportForm({
  formKey,
  draft,
  linked,
  store,
  next,
}: {
  formKey: string;
  draft: Draft;
  /** The report on the task of another plan that this one serves too. */
  linked: Draft | undefined;
  store: DraftStore;
  next: "head" | "review";
}) {
  const t = useTranslations("reports");
  const terms = useTranslations("terms.reportStatus");
  const te = useTranslations("evidence");
  const locale = useLocale();
  const announce = useAnnounce();
  const refusalWords = useRefusalWords();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [together, setTogether] = useState(true);
  const { entry, report, content, phase } = draft;
  const state = entryState(report, content);
  const handedIn = state === "handed_in";
  const month = formatMonth(entry.startsOn.slice(0, 7), locale, "short");
  const shelf = useEvidence(
    { assignmentId: entry.assignmentId, periodId: entry.periodId },
    entry.evidence,
    !handedIn,
  );

  const submit = async () => {
    setBusy(true);
    setRefusal(null);
    const answer = await store.submit([formKey]);
    setBusy(false);
    if ("count" in answer) announce(t("form.submitted", { next }));
    else {
      setRefusal(answer.refusal);
      document.getElementById(`${id}-text`)?.focus();
    }
  };

  return (
    <section
      {...shelf.target}
      aria-labelledby={`${id}-title`}
      className="mb-3 rounded-md border border-line-strong px-4 pt-3 pb-3.5"
    >
      <header className="mb-1 flex flex-wrap items-baseline gap-x-3">
        <h2 id={`${id}-title`} className="text-body">
          {t("form.title", { month })}
        </h2>
        <span className="text-meta text-ink-3">
          {t("form.due", { date: formatDate(entry.dueOn, locale, "day") })}
        </span>
        {handedIn && report ? <Tag>{terms(report.status)}</Tag> : null}
        <span role="status" className="ml-auto text-meta text-ink-3">
          <SavedNote draft={draft} />
        </span>
      </header>
      {report?.status === "returned" ? (
        <p className="mb-2 text-table">
          <Tag tone="strong">{t("editor.returned")}</Tag> {report.returnReason}
        </p>
      ) : null}
      {handedIn && report ? (
        <HandedIn draft={draft}>
          {report.submittedAt && report.submittedBy
            ? t("form.handedIn", {
                who: report.submittedBy,
                time: formatDateTime(report.submittedAt, locale),
                percent: report.percent,
              })
            : null}
          <EvidenceFiles files={shelf.files} />
          {linked && together ? <LinkedLine draft={linked} store={store} /> : null}
        </HandedIn>
      ) : (
        <div className="grid gap-3">
          {draft.refusal && phase !== "conflict" ? (
            <p role="status" className="border-l-2 border-ink pl-3 text-table">
              {refusalWords(draft.refusal)}
            </p>
          ) : null}
          {refusal ? (
            <ErrorSummary title={t("form.notSubmitted")}>{refusalWords(refusal)}</ErrorSummary>
          ) : null}
          <Field id={`${id}-text`} label={t("form.text")} help={t("form.help")}>
            <TextArea
              id={`${id}-text`}
              rows={4}
              maxLength={10_000}
              value={content.text}
              quiet={state === "unchanged" || state === "returned"}
              aria-describedby={`${id}-text-help`}
              onChange={(event) => store.edit(formKey, { text: event.target.value })}
              onSubmit={() => void submit()}
            />
          </Field>
          {entry.last ? (
            <p className="text-meta text-ink-2">
              <span className="text-ink-3">
                {t("form.last")} {entry.last.percent}%
              </span>{" "}
              {entry.last.text}{" "}
              <Button
                variant="quiet"
                size="small"
                className="h-auto align-baseline"
                onClick={() => store.takeLast(formKey)}
              >
                {t("form.useLast")}
              </Button>
            </p>
          ) : null}
          <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
            <Field id={`${id}-percent`} label={t("editor.percent")}>
              <PercentField
                id={`${id}-percent`}
                draft={draft}
                quiet={state === "unchanged"}
                readOnly={false}
                onChange={(percent) => store.edit(formKey, { percent })}
              />
            </Field>
            <Checkbox
              className="md:mt-7"
              label={t("form.blocked")}
              checked={content.isBlocked}
              onChange={(event) => store.edit(formKey, { isBlocked: event.target.checked })}
            />
          </div>
          <div className="grid gap-3 md:grid-cols-2">
            {(["problems", "nextSteps"] as const).map((field) => (
              <Field key={field} id={`${id}-${field}`} label={t(`form.${field}`)}>
                <TextArea
                  id={`${id}-${field}`}
                  rows={1}
                  maxLength={10_000}
                  value={content[field]}
                  placeholder={field === "problems" ? t("form.problemsHint") : undefined}
                  onChange={(event) => store.edit(formKey, { [field]: event.target.value })}
                  onSubmit={() => void submit()}
                />
              </Field>
            ))}
          </div>
          <div>
            <p className="text-table leading-[22px] text-ink-2">{te("field")}</p>
            <EvidenceField shelf={shelf} />
          </div>
          {phase === "conflict" ? (
            <ConflictPanel draft={draft} onResolve={(choice) => store.resolve(formKey, choice)} />
          ) : null}
          {linked ? (
            <LinkedLine
              draft={linked}
              store={store}
              choice={{
                together,
                onChange: (chosen) => {
                  store.join(formKey, entryKey(linked.entry), chosen);
                  setTogether(chosen);
                },
              }}
            />
          ) : null}
          <div className="flex flex-row-reverse gap-2 md:flex-row" data-print="hide">
            <Button
              variant="primary"
              busy={busy}
              disabled={!mayBeSubmitted(state)}
              onClick={() => void submit()}
              className="max-md:flex-1"
            >
              {t("editor.submit")}
            </Button>
            {entry.last && state === "empty" ? (
              <Button disabled={busy} onClick={() => void store.markUnchanged(formKey)}>
                {t("editor.unchanged")}
              </Button>
            ) : null}
          </div>
        </div>
      )}
    </section>
  );
}

function HandedIn({ draft, children }: { draft: Draft; children: React.ReactNode }) {
  const t = useTranslations("reports.editor");
  const { text, problems, nextSteps, isBlocked } = draft.content;
  return (
    <div className="text-table">
      <p className="max-w-[42em] break-words whitespace-pre-wrap">{text}</p>
      {isBlocked ? <Tag tone="strong">{t("blocked")}</Tag> : null}
      {problems ? (
        <p>
          <span className="text-ink-3">{t("problems")}</span> {problems}
        </p>
      ) : null}
      {nextSteps ? (
        <p>
          <span className="text-ink-3">{t("nextSteps")}</span> {nextSteps}
        </p>
      ) : null}
      <div className="text-meta text-ink-3">{children}</div>
    </div>
  );
}
