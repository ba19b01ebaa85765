"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { LoadMore } from "@/components/ui/load-more";
import { onDemand } from "@/components/ui/on-demand";
import { Tabs } from "@/components/ui/tabs";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import { acceptImportRevision, discardImportDraft, mapImportRevision } from "@/lib/imports/actions";
import { type MapRevisionInput, shownKinds } from "@/lib/imports/revision/types";
import type { PairView, RevisionView } from "@/lib/imports/revision/view";
import { DeskHeader, ImportSteps, SavedMark } from "../desk-header";
import { DiscardButton } from "../discard-button";
import { PairCard } from "./pair-card";
import { RevisionNotes } from "./revision-notes";

// Dialogs are fetched when they are first needed.
const AcceptDialog = onDemand(() => import("./accept-dialog").then((module) => module.AcceptDialog));
const MatchDialog = onDemand(() => import("./match-dialog").then((module) => module.MatchDialog));

/** A later text of a plan beside the plan: what differs, what will be done about it, and the way to say otherwise. */
export function Comparison({
  view,
  shownAt,
  indicators,
}: {
  view: RevisionView;
  shownAt: number;
  /** Drawn by the server: nothing is decided there. */
  indicators: ReactNode;
}) {
  const t = useTranslations("imports.compare");
  const router = useRouter();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const [seenAt] = useState(shownAt);
  const [isPending, startTransition] = useTransition();
  const [matching, setMatching] = useState<PairView | null>(null);
  const [accepting, setAccepting] = useState(false);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [problem, setProblem] = useState<{ code: ErrorCode; params: ErrorParams } | null>(null);
  // What was just said, until the page shows it: a box must not jump back meanwhile.
  const [said, setSaid] = useState<{ version: number; pairs: ReadonlyMap<string, Partial<PairView>> }>({
    version: view.version,
    pairs: new Map(),
  });
  const version = useRef(view.version);
  useEffect(() => {
    version.current = Math.max(version.current, view.version);
  }, [view.version]);
  const current = said.version >= view.version ? said.pairs : new Map<string, Partial<PairView>>();
  const { importId, counts, shown, pairs, total, isLedger } = view;

  const settle = (change: MapRevisionInput["change"], pair: PairView | null, next: Partial<PairView>) => {
    if (pair) {
      setSaid({
        version: version.current + 1,
        pairs: new Map(current).set(pair.key, { ...current.get(pair.key), ...next }),
      });
    }
    startTransition(async () => {
      const result = await mapImportRevision({ importId, version: version.current, change }).catch(
        () => null,
      );
      if (result?.ok) {
        version.current = result.data.version;
        setSavedAt(new Date());
      } else {
        setSaid({ version: 0, pairs: new Map() });
        announce(refusal(result?.error ?? { code: "unexpected", params: {} }));
      }
      router.refresh();
    });
  };

  const accept = async (handOut: boolean) => {
    setBusy(true);
    setProblem(null);
    const result = await acceptImportRevision({
      importId,
      version: version.current,
      fingerprint: view.fingerprint,
      reason,
      handOut,
    }).catch(() => null);
    if (result?.ok) {
      announce(t("accept.done"));
      router.push(`/plans/${result.data.planId}`);
      return;
    }
    setBusy(false);
    setProblem(result?.error ?? { code: "unexpected", params: {} });
    router.refresh();
  };

  const discard = async () => {
    const result = await discardImportDraft({ importId }).catch(() => null);
    if (!result?.ok) return announce(refusal(result?.error ?? { code: "unexpected", params: {} }));
    announce(t("discarded"));
    router.push(`/plans/${view.plan.id}`);
  };

  const address = (kind: string, limit?: number) =>
    `/imports/${importId}/compare?show=${kind}${limit ? `&limit=${limit}` : ""}`;

  return (
    <>
      <DeskHeader
        title={t("title", { title: view.plan.title })}
        meta={
          <>
            <span className="break-all">{view.fileName}</span>
            <span>{t("summary", { ...counts })}</span>
            {counts.indicators > 0 ? <span>{t("indicatorSum", { count: counts.indicators })}</span> : null}
            <SavedMark state={isPending ? "saving" : "saved"} savedAt={savedAt} refused={null} />
          </>
        }
      >
        <ImportSteps current="accept" />
        {isLedger ? null : (
          <LinkButton href={`/imports/${importId}`} variant="quiet">
            {t("back")}
          </LinkButton>
        )}
        <DiscardButton onDiscard={discard} />
        <Button
          variant="primary"
          className="max-md:flex-1"
          disabled={isPending}
          onClick={() => setAccepting(true)}
        >
          {t(isLedger ? "acceptLedger" : "acceptAction")}
        </Button>
      </DeskHeader>
      <Tabs
        label={t("kindsLabel")}
        tabs={shownKinds
          // A ledger holds tasks alone.
          .filter((kind) => kind !== "indicators" || !isLedger)
          .map((kind) => ({
            href: address(kind),
            label: t(`tabs.${kind}`),
            note: counts[kind],
            current: kind === shown,
          }))}
      />
      <div className="min-h-0 flex-1 overflow-auto px-gutter pb-8 max-md:px-4" data-scroll>
        <RevisionNotes view={view} />
        {(shown === "indicators" ? counts.indicators : pairs.length) === 0 ? (
          <EmptyState title={t(`empty.${shown}`)} />
        ) : null}
        {shown === "indicators" ? indicators : null}
        {pairs.map((pair) => (
          <PairCard
            key={pair.key}
            pair={{ ...pair, ...current.get(pair.key) }}
            isLedger={isLedger}
            seenAt={seenAt}
            busy={isPending}
            onField={(one, field, take) =>
              settle({ kind: "field", key: one.key, field, choice: take ? "take" : "keep" }, one, {
                taken: take ? [...one.taken, field] : one.taken.filter((other) => other !== field),
              })
            }
            onConfirm={(one, on) =>
              settle({ kind: "confirm", keys: [one.key], on }, one, { isConfirmed: on })
            }
            onMatch={setMatching}
          />
        ))}
        {pairs.length > 0 ? (
          <LoadMore
            href={pairs.length < total ? address(shown, pairs.length + 100) : null}
            shown={pairs.length}
            total={total}
          />
        ) : null}
      </div>
      {matching ? (
        <MatchDialog
          pair={matching}
          free={view.free}
          onMatch={(taskId) => {
            settle({ kind: "pair", key: matching.key, taskId }, null, {});
            setMatching(null);
          }}
          onClose={() => setMatching(null)}
        />
      ) : null}
      {accepting ? (
        <AcceptDialog
          view={view}
          reason={reason}
          onReason={setReason}
          busy={busy}
          problem={problem}
          onAccept={accept}
          onClose={() => {
            setAccepting(false);
            setProblem(null);
          }}
        />
      ) : null}
    </>
  );
}
