"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Ref, useId, useState } from "react";
import { EvidenceFiles } from "@/components/evidence/evidence-files";
import { useSend } from "@/components/tasks/use-send";
import { Button } from "@/components/ui/button";
import { isPlainEnter } from "@/components/ui/enter-key";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Kbd } from "@/components/ui/kbd";
import { Tag } from "@/components/ui/tag";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/types";
import { formatDateTime, formatMonth } from "@/lib/i18n/format";
import { accept, sendBack, signOff } from "@/lib/reports/actions";
import type { ReviewHint, WaitingReport } from "@/lib/reports/types";

export type WaitingKind = "review" | "sign_off";

/** One report that waits: what it says, and the two answers. Accepting is one key, returning asks for its reason. */
export function WaitingCard({
  report,
  kind,
  templates,
  reasonRef,
  onDone,
}: {
  report: WaitingReport;
  kind: WaitingKind;
  /** Reasons for returning that are kept at hand. */
  templates: readonly string[];
  /** For the queue, whose key R goes there. */
  reasonRef?: Ref<HTMLInputElement>;
  onDone?: () => void;
}) {
  const t = useTranslations("reports.waiting");
  const locale = useLocale();
  const announce = useAnnounce();
  const reasonId = useId();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, problem, send } = useSend();

  const answer = async (call: () => Promise<ActionResult<void>>, done: string) => {
    if (!(await send(call))) return;
    announce(done);
    onDone?.();
  };
  const approve = () =>
    answer(
      () => (kind === "review" ? accept : signOff)({ reportIds: [report.id] }),
      t(kind === "review" ? "accepted" : "signedOff", { count: 1 }),
    );
  const giveBack = () => {
    if (reason.trim() === "") {
      setMissing(true);
      document.getElementById(reasonId)?.focus();
      return;
    }
    void answer(() => sendBack({ reportId: report.id, reason }), t("returned"));
  };

  return (
    <article aria-label={`${report.department} ${report.task.name}`}>
      <header className="mb-1 flex flex-wrap items-baseline gap-x-3">
        <b>{t("title", { month: formatMonth(report.startsOn.slice(0, 7), locale, "short"), kind })}</b>
        <span className="text-meta text-ink-3">{report.department}</span>
        <span className="text-meta text-ink-3">
          {t("submittedBy", { name: report.submittedBy, time: formatDateTime(report.submittedAt, locale) })}
        </span>
        {report.signedOffAt && report.signedOffBy ? (
          <span className="text-meta text-ink-3">
            {t("signedOffBy", { name: report.signedOffBy, time: formatDateTime(report.signedOffAt, locale) })}
          </span>
        ) : null}
        {report.isUnchanged ? <Tag>{t("unchanged")}</Tag> : null}
        {report.isBlocked ? <Tag tone="strong">{t("blocked")}</Tag> : null}
      </header>
      <Hints hints={report.hints} />
      <p className="mb-2 max-w-[42em] break-words whitespace-pre-wrap">{report.text}</p>
      <Facts report={report} />
      {problem ? (
        <div className="mt-2.5">
          <ErrorSummary title={t("notDone")}>{problem}</ErrorSummary>
        </div>
      ) : null}
      {report.own ? (
        <p className="mt-2.5 text-table text-ink-2">{t("own")}</p>
      ) : (
        <div className="mt-2.5 flex flex-wrap items-center gap-2" data-print="hide">
          <Button
            variant="primary"
            size="small"
            busy={busy}
            onClick={() => void approve()}
            data-approve
            className="min-w-16"
          >
            {t(kind === "review" ? "accept" : "signOff")}
          </Button>
          <Button size="small" disabled={busy} onClick={giveBack}>
            {t("return")}
          </Button>
          <div className="min-w-40 flex-1 max-md:order-first max-md:basis-full">
            <TextInput
              id={reasonId}
              ref={reasonRef}
              controlSize="small"
              value={reason}
              maxLength={2000}
              invalid={missing && reason.trim() === ""}
              aria-label={t("returnReason")}
              aria-describedby={missing ? `${reasonId}-error` : undefined}
              placeholder={t("returnHint")}
              onChange={(event) => setReason(event.target.value)}
              onKeyDown={(event) => {
                if (!isPlainEnter(event)) return;
                event.preventDefault();
                giveBack();
              }}
            />
          </div>
          {reasonRef ? (
            <span className="flex items-center gap-1 text-meta text-ink-3 max-lg:hidden">
              <Kbd>A</Kbd>
              <span className="mr-1">{t(kind === "review" ? "accept" : "signOff")}</span>
              <Kbd>R</Kbd>
              <span>{t("return")}</span>
            </span>
          ) : null}
          <Templates
            templates={templates}
            keys={Boolean(reasonRef)}
            onTake={(words) => {
              setReason(words);
              document.getElementById(reasonId)?.focus();
            }}
          />
          {missing && reason.trim() === "" ? (
            <p id={`${reasonId}-error`} className="basis-full text-meta font-strong">
              {t("reasonMissing")}
            </p>
          ) : null}
        </div>
      )}
    </article>
  );
}

/** What is worth a look before the answer; each says what it rests on. */
function Hints({ hints }: { hints: readonly ReviewHint[] }) {
  const t = useTranslations("reports.waiting");
  const words = useHintWords();
  if (hints.length === 0) return null;
  return (
    <ul aria-label={t("hints")} className="mb-1.5 flex flex-wrap gap-2">
      {hints.map((hint) => (
        <li key={words(hint)}>
          <Tag tone="strong">{words(hint)}</Tag>
        </li>
      ))}
    </ul>
  );
}

export function useHintWords(): (hint: ReviewHint) => string {
  const t = useTranslations("reports.waiting.hint");
  return (hint) => {
    switch (hint.kind) {
      case "backwards":
        return t("backwards", { from: hint.from, to: hint.to });
      case "target_short":
        return t("target_short", {
          metric: hint.metric,
          reading: hint.reading,
          target: hint.target,
          unit: hint.unit ?? "",
        });
      default:
        return t(hint.kind);
    }
  };
}

/** Kept reasons, one press each; in the queue also by their number. */
function Templates({
  templates,
  keys,
  onTake,
}: {
  templates: readonly string[];
  keys: boolean;
  onTake: (words: string) => void;
}) {
  const t = useTranslations("reports.waiting");
  return (
    <ul aria-label={t("templates")} className="flex basis-full flex-wrap gap-x-3 gap-y-1">
      {templates.map((words, index) => (
        <li key={words} className="flex min-w-0 items-center gap-1">
          {keys && index < 9 ? (
            <span aria-hidden="true" className="max-lg:hidden">
              <Kbd>{index + 1}</Kbd>
            </span>
          ) : null}
          <button
            type="button"
            data-template={index + 1}
            aria-label={t("template", { words })}
            onClick={() => onTake(words)}
            className="min-w-0 text-left text-meta text-action hover:underline max-md:min-h-9"
          >
            {words}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Facts({ report }: { report: WaitingReport }) {
  const t = useTranslations("reports.waiting");
  const before = report.last?.percent;
  const facts = [
    {
      key: "percent",
      value: (
        <>
          {before === undefined ? null : `${before} → `}
          <b>{report.percent}</b>
        </>
      ),
    },
    { key: "problems", value: report.problems || t("none") },
    { key: "nextSteps", value: report.nextSteps || t("none") },
    {
      key: "evidence",
      value: report.evidence.length > 0 ? <EvidenceFiles files={report.evidence} /> : t("none"),
    },
  ] as const;
  return (
    <dl className="grid text-table md:grid-cols-2 md:gap-x-4">
      {facts.map(({ key, value }) => (
        <div key={key} className="flex gap-3 border-t border-line py-1">
          <dt className="shrink-0 text-ink-3">{t(key)}</dt>
          <dd className="min-w-0 break-words whitespace-pre-wrap">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
