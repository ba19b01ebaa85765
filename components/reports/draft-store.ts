import type { ActionResult } from "@/lib/auth/types";
import type { OwedReport, OwnReport } from "@/lib/reports/types";
import {
  contentOf,
  type DraftContent,
  differingFields,
  entryKey,
  entryState,
  isHandedIn,
  linkedPairs,
  mayBeSubmitted,
  reportContent,
} from "@/lib/reports/view";
import { type Draft, type DraftServer, fresh, placeOf, type Refusal, reportAfter, wordsOf } from "./draft";
import type { Keep } from "./draft-keep";

const offline: Refusal = { code: "offline", params: {} };

/** An action's answer, also where the way to the server is broken and the call itself fails. */
async function ask<T>(call: Promise<ActionResult<T>>): Promise<{ data: T } | { refusal: Refusal }> {
  try {
    const result = await call;
    return result.ok ? { data: result.data } : { refusal: result.error };
  } catch {
    return { refusal: offline };
  }
}

/**
 * The reports that are being written on a page: each saves itself shortly after the last key, one save of a report at
 * a time, and what is not yet saved is kept in the browser. Knows no React, so that its rules can be tested.
 */
export class DraftStore {
  private drafts = new Map<string, Draft>();
  /** Of linked tasks: what the second report says besides its figure, the first one says. */
  private pairs: ReadonlyMap<string, string>;
  /** Reports whose linked one stays behind, and what linked ones said before this page wrote to them. */
  private readonly apart = new Set<string>();
  private readonly before = new Map<string, DraftContent>();
  private readonly listeners = new Set<() => void>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly running = new Map<string, Promise<void>>();
  /** Ends when everything that was to be handed in so far has been answered; never fails. */
  private lastTurn: Promise<unknown> = Promise.resolve();
  private isLeft = false;

  constructor(
    entries: readonly OwedReport[],
    private readonly server: DraftServer,
    private readonly keep: Keep,
    private readonly delay = 1500,
    /** The task whose own reports are written; null where all are. */
    private readonly taskId: string | null = null,
  ) {
    for (const entry of entries) this.drafts.set(entryKey(entry), fresh(entry));
    this.pairs = this.pairsOf(entries);
  }

  private pairsOf(entries: readonly OwedReport[]): ReadonlyMap<string, string> {
    return new Map([...linkedPairs(entries, this.taskId)].filter(([key]) => !this.apart.has(key)));
  }

  /** Whether a linked report goes with its own one. Left behind, it says again what it said. */
  join(key: string, other: string, together: boolean): void {
    this.apart[together ? "delete" : "add"](key);
    const others = [...this.pairs].filter(([own]) => own !== key);
    this.pairs = new Map(together ? [...others, [key, other]] : others);
    const said = together ? this.drafts.get(key)?.content : this.before.get(other);
    if (said) this.editOther(other, wordsOf(said));
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly snapshot = (): ReadonlyMap<string, Draft> => this.drafts;

  private set(key: string, change: Partial<Draft>): void {
    const draft = this.drafts.get(key);
    if (!draft) return;
    this.drafts = new Map(this.drafts).set(key, { ...draft, ...change });
    for (const listener of this.listeners) listener();
  }

  /** What the browser kept from an earlier visit: saved now, or laid beside what others wrote meanwhile. */
  restore(): void {
    for (const [key, draft] of this.drafts) {
      const kept = draft.phase === "saved" ? this.keep.read(key) : null;
      if (!kept) continue;
      const same = differingFields(kept.content, draft.content).length === 0;
      if (same || (draft.report && isHandedIn(draft.report.status) && kept.content.text.trim() === "")) {
        this.keep.forget(key);
      } else if (kept.version === (draft.report?.version ?? 0)) {
        this.set(key, { content: kept.content, phase: "dirty" });
        this.schedule(key);
      } else {
        this.set(key, { content: kept.content, phase: "conflict", theirs: draft.report });
      }
    }
  }

  /** New rows from the server: they replace what is saved here and leave alone what is not. */
  reconcile(entries: readonly OwedReport[]): void {
    const next = new Map<string, Draft>();
    for (const entry of entries) {
      const key = entryKey(entry);
      const draft = this.drafts.get(key);
      if (!draft) next.set(key, fresh(entry));
      else if (draft.phase !== "saved") next.set(key, { ...draft, entry });
      // An answer that was already on its way when the last save came back is older than what stands here.
      else if ((entry.report?.version ?? 0) >= (draft.report?.version ?? 0)) next.set(key, fresh(entry));
      else next.set(key, { ...draft, entry });
    }
    this.drafts = next;
    this.pairs = this.pairsOf(entries);
    for (const listener of this.listeners) listener();
  }

  edit(key: string, change: Partial<DraftContent>): void {
    const draft = this.drafts.get(key);
    if (!draft || (draft.report && isHandedIn(draft.report.status))) return;
    this.isLeft = false;
    const content = { ...draft.content, ...change };
    const phase = draft.phase === "conflict" || draft.phase === "saving" ? draft.phase : "dirty";
    this.set(key, { content, phase });
    this.keep.write(key, { content, version: draft.report?.version ?? 0 });
    if (phase !== "conflict") this.schedule(key);
    const other = this.pairs.get(key);
    const words = wordsOf(change);
    if (other && Object.keys(words).length > 0) this.editOther(other, words);
  }

  private editOther(key: string, words: Partial<DraftContent>): void {
    const said = this.drafts.get(key)?.content;
    if (!said || differingFields({ ...said, ...words }, said).length === 0) return;
    if (!this.before.has(key)) this.before.set(key, said);
    this.edit(key, words);
  }

  private schedule(key: string, delay = this.delay): void {
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => void this.flush(key), delay),
    );
  }

  /** Saves now what is not saved; resolves when that has been answered. */
  async flush(key: string): Promise<void> {
    clearTimeout(this.timers.get(key));
    const before = this.running.get(key);
    if (before) {
      await before;
      return this.flush(key);
    }
    const { phase } = this.drafts.get(key) ?? {};
    if (phase !== "dirty" && phase !== "failed") return;
    const run = this.save(key).finally(() => this.running.delete(key));
    this.running.set(key, run);
    await run;
    if (this.drafts.get(key)?.phase === "dirty") await this.flush(key);
  }

  /** Tries again what failed: when the network is back, or the person returns from signing in elsewhere. */
  retry(): void {
    for (const [key, { phase }] of this.drafts) if (phase === "failed") void this.flush(key);
  }

  /**
   * Everything at once, when the person leaves the page. What the browser keeps stays there: the page that comes next may
   * have been asked for before these saves arrived, and then shows what it finds here.
   */
  leave(): void {
    this.isLeft = true;
    this.flushAll();
  }

  flushAll(): void {
    for (const [key, { phase }] of this.drafts) if (phase === "dirty") void this.flush(key);
  }

  hasUnsaved(): boolean {
    return [...this.drafts.values()].some(({ phase }) => phase !== "saved");
  }

  private async save(key: string): Promise<void> {
    const draft = this.drafts.get(key);
    if (!draft) return;
    const { entry, content: sent } = draft;
    this.set(key, { phase: "saving", refusal: null });
    const answer = await ask(this.server.save({ ...placeOf(draft), ...reportContent(sent, entry.last) }));
    if ("data" in answer) this.settle(key, reportAfter(draft.report, answer.data, false), sent);
    else await this.refused(key, answer.refusal, sent);
  }

  /** The server has `sent`; what was typed since is still to be saved. */
  private settle(key: string, report: OwnReport, sent: DraftContent): void {
    const before = this.drafts.get(key);
    const typed = before?.content ?? sent;
    const saved = differingFields(typed, sent).length === 0;
    this.set(key, { report, phase: saved ? "saved" : "dirty", refusal: null, theirs: null });
    if (!saved) this.keep.write(key, { content: typed, version: report.version });
    else if (this.isLeft)
      this.keep.write(key, { content: contentOf(report), version: before?.report?.version ?? 0 });
    else this.keep.forget(key);
  }

  private async refused(key: string, refusal: Refusal, sent: DraftContent): Promise<void> {
    const draft = this.drafts.get(key);
    if (!draft) return;
    if (refusal.code !== "conflict" && refusal.code !== "stateForbids") {
      this.set(key, { phase: "failed", refusal });
      this.schedule(key, retryAfter);
      return;
    }
    const { assignmentId, periodId } = draft.entry;
    const now = await ask(this.server.read({ assignmentId, periodId }));
    if (!("data" in now)) {
      this.set(key, { phase: "failed", refusal: now.refusal });
      return;
    }
    const theirs = now.data;
    // An answer that was lost on its way: what they have is what was sent from here.
    if (
      theirs &&
      !isHandedIn(theirs.status) &&
      differingFields(contentOf(theirs), contentOf(reportContent(sent, draft.entry.last))).length === 0
    ) {
      this.settle(key, theirs, sent);
    } else this.set(key, { phase: "conflict", refusal, theirs });
  }

  /** Ends a conflict with what the person chose, which is then saved over what the server had. */
  resolve(key: string, content: DraftContent): void {
    const draft = this.drafts.get(key);
    if (!draft) return;
    const report = draft.theirs;
    const settled =
      report !== null &&
      (isHandedIn(report.status) || differingFields(content, contentOf(report)).length === 0);
    this.set(key, {
      report,
      content: settled ? contentOf(report) : content,
      phase: settled ? "saved" : "dirty",
      theirs: null,
      refusal: null,
    });
    if (settled) this.keep.forget(key);
    else void this.flush(key);
  }

  /** Last time's words into the field; behind what has been typed, which is never replaced. */
  takeLast(key: string): void {
    const draft = this.drafts.get(key);
    if (!draft?.entry.last) return;
    const typed = draft.content.text.trimEnd();
    const { text } = draft.entry.last;
    this.edit(key, { text: typed === "" ? text : `${typed}\n${text}` });
  }

  async markUnchanged(key: string): Promise<void> {
    const other = this.pairs.get(key);
    const last = this.drafts.get(key)?.entry.last;
    if (other && this.drafts.get(other)?.entry.last) void this.markOneUnchanged(other);
    // What has no last report takes the words of the one that has.
    else if (other && last) this.editOther(other, { text: last.text });
    await this.markOneUnchanged(key);
  }

  private async markOneUnchanged(key: string): Promise<void> {
    const draft = this.drafts.get(key);
    if (!draft || this.running.has(key)) return;
    clearTimeout(this.timers.get(key));
    this.set(key, { phase: "saving", refusal: null });
    const run = ask(this.server.markUnchanged(placeOf(draft))).then(async (answer) => {
      if ("data" in answer) {
        const report = reportAfter(draft.report, answer.data, true);
        this.set(key, { content: contentOf(report) });
        this.settle(key, report, contentOf(report));
      } else if (answer.refusal.code === "conflict") {
        await this.refused(key, answer.refusal, draft.content);
      } else this.set(key, { phase: draft.phase, refusal: answer.refusal });
    });
    const ended = run.finally(() => this.running.delete(key));
    this.running.set(key, ended);
    await run;
  }

  /** The report that goes with another, with its words where it has none: the tasks may have been linked since. */
  private bring(key: string): string | undefined {
    const [own, other] = [this.drafts.get(key), this.pairs.get(key)];
    if (own && other && this.drafts.get(other)?.content.text.trim() === "") {
      this.editOther(other, wordsOf(own.content));
    }
    return other;
  }

  /**
   * Saves and hands in those of the given that can be, linked ones together; says how many, or why not. One after the other:
   * what is on its way is not handed in a second time.
   */
  submit(chosen: readonly string[]): Promise<{ count: number } | { refusal: Refusal }> {
    const turn = this.lastTurn.then(() => this.handIn(chosen));
    this.lastTurn = turn.catch(() => null);
    return turn;
  }

  private async handIn(chosen: readonly string[]): Promise<{ count: number } | { refusal: Refusal }> {
    const keys = chosen.flatMap((key) => [key, this.bring(key)].filter((one) => one !== undefined));
    await Promise.all(keys.map((key) => this.flush(key)));
    const isReady = (key: string) => {
      const draft = this.drafts.get(key);
      if (draft?.phase !== "saved" || !draft.report) return false;
      return mayBeSubmitted(entryState(draft.report, draft.content));
    };
    const ready = chosen
      .map((key) => [key, this.pairs.get(key)].filter((one) => one !== undefined))
      .filter((together) => together.every(isReady))
      .flat()
      .flatMap((key) => {
        const report = this.drafts.get(key)?.report;
        return report ? [{ key, report }] : [];
      });
    if (ready.length === 0) {
      const failed = keys.map((key) => this.drafts.get(key)?.refusal).find(Boolean);
      return { refusal: failed ?? { code: "nothingToSubmit", params: {} } };
    }
    const answer = await ask(this.server.submit({ reportIds: ready.map(({ report }) => report.id) }));
    if (!("data" in answer)) return answer;
    for (const { key, report } of ready) {
      // An answer about the page from before it was handed in is older than this.
      this.set(key, { report: { ...report, status: "submitted", version: report.version + 1 } });
    }
    return { count: ready.length };
  }
}

const retryAfter = 15_000;
