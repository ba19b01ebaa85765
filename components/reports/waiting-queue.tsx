"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { TaskLight } from "@/components/tasks/task-light";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { RoleMark } from "@/components/ui/role-mark";
import { Tag } from "@/components/ui/tag";
import { formatMonth } from "@/lib/i18n/format";
import type { WaitingReport } from "@/lib/reports/types";
import { useHintWords, WaitingCard, type WaitingKind } from "./waiting-card";

/**
 * Reports that wait for the reader's answer, one open at a time beside the task's own words and the last report.
 * ↑ ↓ choose, A accepts, R goes to the reason for returning, a number takes a kept one; the next report opens by itself.
 */
export function WaitingQueue({
  reports,
  total,
  kind,
  templates,
}: {
  reports: readonly WaitingReport[];
  total: number;
  kind: WaitingKind;
  /** Reasons for returning that are kept at hand. */
  templates: readonly string[];
}) {
  const t = useTranslations("reports.waiting");
  const root = useRef<HTMLUListElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = reports.findIndex(({ id }) => id === chosen);
  const at = found === -1 ? 0 : found;

  const open = (index: number, focus: boolean) => {
    const report = reports[index];
    if (!report) return;
    setChosen(report.id);
    if (focus) {
      requestAnimationFrame(() => {
        const row = root.current?.querySelector<HTMLElement>(`[data-report="${report.id}"]`);
        row?.focus({ preventScroll: true });
        row?.scrollIntoView({ block: "nearest" });
      });
    }
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target;
    if (
      !(target instanceof HTMLElement) ||
      event.defaultPrevented ||
      event.isComposing ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    ) {
      return;
    }
    if (target.closest("input, textarea, select, [role=dialog]")) {
      if (event.key === "Escape" && root.current?.contains(target)) open(at, true);
      return;
    }
    if (!root.current?.contains(target) && target !== document.body && target.id !== "main") return;
    // From outside the arrows lead in; what answers a report needs the focus on it.
    if (!root.current?.contains(target)) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      open(at, true);
      return;
    }
    switch (event.key.toLowerCase()) {
      case "arrowdown":
        open(at + 1, true);
        break;
      case "arrowup":
        open(at - 1, true);
        break;
      case "a":
        root.current?.querySelector<HTMLButtonElement>("[data-approve]")?.click();
        break;
      case "r":
        reason.current?.focus();
        break;
      default: {
        const template = /^[1-9]$/.test(event.key)
          ? root.current?.querySelector<HTMLButtonElement>(`[data-template="${event.key}"]`)
          : null;
        if (!template) return;
        template.click();
      }
    }
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  if (reports.length === 0) {
    return (
      <EmptyState title={t(kind === "review" ? "emptyReview" : "emptySignOff")} heading="p">
        {t(kind === "review" ? "emptyReviewHelp" : "emptySignOffHelp")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul ref={root} aria-label={t("list")} className="border-t border-line">
        {reports.map((report, index) =>
          index === at ? (
            <li
              key={report.id}
              tabIndex={-1}
              data-report={report.id}
              aria-current="true"
              className="scroll-my-16 border-b border-line bg-surface px-gutter py-3 shadow-[inset_3px_0_0_var(--color-action)] outline-none max-md:px-4"
            >
              <QueueTask report={report} linked />
              <div className="mt-2 grid gap-x-8 gap-y-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,300px)]">
                <WaitingCard
                  report={report}
                  kind={kind}
                  templates={templates}
                  reasonRef={reason}
                  onDone={() => open(index + 1 < reports.length ? index + 1 : index - 1, true)}
                />
                <Against report={report} />
              </div>
            </li>
          ) : (
            <li
              key={report.id}
              data-report={report.id}
              tabIndex={-1}
              className="border-b border-line outline-none"
            >
              <button
                type="button"
                onClick={() => open(index, true)}
                className="block w-full px-gutter py-2 text-left -outline-offset-2 hover:bg-hover max-md:px-4"
              >
                <QueueTask report={report} />
                <span className="line-clamp-1 text-table text-ink-2">{report.text}</span>
              </button>
            </li>
          ),
        )}
      </ul>
      {total > reports.length ? (
        <p className="px-gutter py-3 text-meta text-ink-3">{t("more", { count: total - reports.length })}</p>
      ) : null}
    </>
  );
}

function QueueTask({ report, linked = false }: { report: WaitingReport; linked?: boolean }) {
  const t = useTranslations("reports");
  const te = useTranslations("evidence");
  const words = useHintWords();
  const { task } = report;
  const name = (
    <>
      {task.number ? <span className="mr-1.5 font-normal text-ink-3">{task.number}</span> : null}
      {task.name}
    </>
  );
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      {linked ? (
        <Link href={`/tasks/${task.id}`} className="font-strong text-ink no-underline hover:underline">
          {name}
        </Link>
      ) : (
        <b>{name}</b>
      )}
      <span className="text-table text-ink-2">{report.department}</span>
      <RoleMark role={report.role} />
      <TaskLight figures={task} />
      <span className="text-table">
        {report.last ? <span className="text-ink-3">{report.last.percent} → </span> : null}
        <b>{report.percent}</b>%
      </span>
      {report.isBlocked ? <Tag tone="strong">{t("waiting.blocked")}</Tag> : null}
      {report.problems ? <Tag>{t("waiting.problems")}</Tag> : null}
      {!linked && report.evidence.length > 0 ? (
        <span className="text-meta text-ink-3">{te("count", { count: report.evidence.length })}</span>
      ) : null}
      {linked ? null : report.hints.map((hint) => <Tag key={words(hint)}>{words(hint)}</Tag>)}
    </span>
  );
}

/** What a report is held against: the words of the plan, and what was said last time. */
function Against({ report }: { report: WaitingReport }) {
  const t = useTranslations("reports.waiting");
  const tr = useTranslations("reports");
  const locale = useLocale();
  const { last } = report;
  return (
    <div className="min-w-0 text-table max-xl:border-t max-xl:border-line max-xl:pt-2">
      <h4 className="font-normal text-ink-3">
        {t("source")}
        <span className="ml-2">{tr("planTitle", { title: report.planTitle })}</span>
      </h4>
      <p lang="zh-CN" className="doc-text line-clamp-6" data-size="small">
        {report.taskText}
      </p>
      <h4 className="mt-2 font-normal text-ink-3">
        {t("last")}
        {last ? (
          <span className="ml-2">
            {formatMonth(last.startsOn.slice(0, 7), locale, "short")} {last.percent}%
          </span>
        ) : null}
      </h4>
      <p className="text-ink-2">{last ? last.text : t("noLast")}</p>
    </div>
  );
}
