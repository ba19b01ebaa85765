import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DraftServer } from "@/components/reports/draft";
import type { Keep } from "@/components/reports/draft-keep";
import { DraftStore } from "@/components/reports/draft-store";
import type { ActionResult } from "@/lib/auth/types";
import type { ErrorCode } from "@/lib/errors";
import type { SaveDraftInput } from "@/lib/reports/schema";
import type { OwedReport, OwnReport } from "@/lib/reports/types";
import { contentOf, entryKey } from "@/lib/reports/view";

const owed: OwedReport = {
  assignmentId: "a",
  periodId: "p",
  startsOn: "2026-11-01",
  dueOn: "2026-11-25",
  planId: "plan",
  planTitle: "方案",
  role: "lead",
  last: { text: "上月进展", percent: 50, startsOn: "2026-10-01" },
  report: null,
  evidence: [],
  linkId: null,
  task: {
    id: "t",
    number: "1",
    name: "任务",
    status: "in_progress",
    deadline: null,
    light: "none",
    reason: "no_deadline",
    lag: null,
    daysLeft: null,
    lateDays: null,
  },
};
const key = entryKey(owed);

const refused = (code: ErrorCode): ActionResult<never> => ({
  ok: false,
  error: { code, params: {}, fields: [] },
});

/** A server of one report, which can be told to refuse or to be out of reach. */
class FakeServer implements DraftServer {
  report: OwnReport | null = null;
  refusal: ErrorCode | null = null;
  away = false;
  /** The report is written, and the answer is lost on its way back. */
  losesAnswers = false;
  readonly saves: SaveDraftInput[] = [];
  readonly submitted: string[] = [];

  write(change: Partial<OwnReport>): OwnReport {
    this.report = {
      id: "r",
      status: "draft",
      isUnchanged: false,
      savedAt: new Date(0),
      submittedAt: null,
      submittedBy: null,
      returnReason: null,
      returnedText: null,
      text: "",
      percent: 0,
      isBlocked: false,
      problems: "",
      nextSteps: "",
      ...this.report,
      ...change,
      version: (this.report?.version ?? 0) + 1,
    };
    return this.report;
  }

  save = async (input: SaveDraftInput) => {
    if (this.away) throw new TypeError("Failed to fetch");
    if (this.refusal) return refused(this.refusal);
    this.saves.push(input);
    if (input.version !== (this.report?.version ?? 0)) return refused("conflict");
    const { assignmentId: _, periodId: __, version: ___, ...content } = input;
    const { id, version, savedAt } = this.write({ ...content, isUnchanged: false });
    if (this.losesAnswers) throw new TypeError("Failed to fetch");
    return { ok: true as const, data: { id, version, savedAt, content } };
  };
  markUnchanged = async () => {
    if (this.refusal) return refused(this.refusal);
    const { id, version, savedAt, text, percent, isBlocked, problems, nextSteps } = this.write({
      text: "上月进展",
      percent: 50,
      isUnchanged: true,
    });
    const content = { text, percent, isBlocked, problems, nextSteps };
    return { ok: true as const, data: { id, version, savedAt, content } };
  };
  read = async () => ({ ok: true as const, data: this.report });
  submit = async ({ reportIds }: { reportIds: string[] }) => {
    this.submitted.push(...reportIds);
    return { ok: true as const, data: undefined };
  };
}

function memory(): Keep & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    read: (name) => JSON.parse(kept.get(name) ?? "null"),
    write: (name, value) => void kept.set(name, JSON.stringify(value)),
    forget: (name) => void kept.delete(name),
  };
}

let server: FakeServer;
let keep: ReturnType<typeof memory>;
let store: DraftStore;
const draft = () => {
  const found = store.snapshot().get(key);
  if (!found) throw new Error("no draft");
  return found;
};

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  keep = memory();
  store = new DraftStore([owed], server, keep);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("autosave", () => {
  it("saves once, a moment after the last key", async () => {
    store.edit(key, { text: "入" });
    await vi.advanceTimersByTimeAsync(1000);
    store.edit(key, { text: "入库" });
    expect(store.hasUnsaved()).toBe(true);
    await vi.advanceTimersByTimeAsync(1400);
    expect(server.saves).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(server.saves.map(({ text, version }) => [text, version])).toEqual([["入库", 0]]);
    expect(draft().phase).toBe("saved");
    expect(keep.kept.size).toBe(0);
  });

  it("takes last time's figure where none is typed", async () => {
    store.edit(key, { text: "入库" });
    await store.flush(key);
    expect(server.saves[0]?.percent).toBe(50);
  });

  it("saves what was typed while a save was on its way, over its version", async () => {
    store.edit(key, { text: "一" });
    const saving = store.flush(key);
    store.edit(key, { text: "一二" });
    expect(draft().phase).toBe("saving");
    await saving;
    expect(server.saves.map(({ text, version }) => [text, version])).toEqual([
      ["一", 0],
      ["一二", 1],
    ]);
    expect(draft().phase).toBe("saved");
  });
});

describe("when the server cannot be reached", () => {
  it("keeps the text on screen and in the browser, and tries again", async () => {
    server.away = true;
    store.edit(key, { text: "不能丢" });
    await store.flush(key);
    expect(draft()).toMatchObject({ phase: "failed", refusal: { code: "offline" } });
    expect(draft().content.text).toBe("不能丢");
    expect(keep.kept.size).toBe(1);
    server.away = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(draft().phase).toBe("saved");
    expect(server.report?.text).toBe("不能丢");
    expect(keep.kept.size).toBe(0);
  });

  it("keeps it too when the session has ended, and saves on return", async () => {
    server.refusal = "unauthenticated";
    store.edit(key, { text: "不能丢" });
    await store.flush(key);
    expect(draft()).toMatchObject({ phase: "failed", refusal: { code: "unauthenticated" } });
    server.refusal = null;
    store.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(draft().phase).toBe("saved");
  });

  it("does not take its own words for somebody else's when only the answer was lost", async () => {
    server.losesAnswers = true;
    store.edit(key, { text: "一" });
    await store.flush(key);
    expect(draft().phase).toBe("failed");
    server.losesAnswers = false;
    store.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(draft().phase).toBe("saved");
    expect(server.report?.version).toBe(1);
  });

  it("restores what an earlier visit left", async () => {
    keep.write(key, { content: { ...contentOf(null), text: "昨天写的" }, version: 0 });
    store.restore();
    expect(draft().content.text).toBe("昨天写的");
    await vi.advanceTimersByTimeAsync(1500);
    expect(server.report?.text).toBe("昨天写的");
  });

  describe("shows the last words on the page that comes next", () => {
    beforeEach(async () => {
      store.edit(key, { text: "临走写的" });
      store.leave();
      await vi.advanceTimersByTimeAsync(0);
      expect(server.report?.text).toBe("临走写的");
    });

    it("where it was drawn before they had arrived", async () => {
      store = new DraftStore([owed], server, keep);
      store.restore();
      expect(draft().content.text).toBe("临走写的");
      await vi.advanceTimersByTimeAsync(1500);
      expect(draft().phase).toBe("saved");
      expect(server.report?.version).toBe(1);
      expect(keep.kept.size).toBe(0);
    });

    it("where it was drawn after", () => {
      store = new DraftStore([{ ...owed, report: server.report }], server, keep);
      store.restore();
      expect(draft()).toMatchObject({ phase: "saved", content: { text: "临走写的" } });
      expect(keep.kept.size).toBe(0);
    });
  });

  it("lays it beside what others wrote since", () => {
    server.write({ text: "同事写的", percent: 60 });
    store = new DraftStore([{ ...owed, report: server.report }], server, keep);
    keep.write(key, { content: { ...contentOf(null), text: "昨天写的" }, version: 0 });
    store.restore();
    expect(draft()).toMatchObject({ phase: "conflict", content: { text: "昨天写的" } });
    expect(draft().theirs?.text).toBe("同事写的");
  });
});

describe("when a colleague saved meanwhile", () => {
  beforeEach(async () => {
    server.write({ text: "同事写的", percent: 60 });
    store.edit(key, { text: "我写的" });
    await store.flush(key);
  });

  it("overwrites nothing and shows both", () => {
    expect(draft()).toMatchObject({ phase: "conflict", content: { text: "我写的" } });
    expect(draft().theirs?.text).toBe("同事写的");
    expect(server.report?.text).toBe("同事写的");
    expect(store.hasUnsaved()).toBe(true);
  });

  it("saves what the person then chose", async () => {
    store.resolve(key, { ...contentOf(server.report), text: "我写的" });
    await vi.advanceTimersByTimeAsync(0);
    expect(server.report).toMatchObject({ text: "我写的", percent: 60, version: 2 });
    expect(draft().phase).toBe("saved");
  });

  it("cannot write into what was handed in", async () => {
    server.write({ status: "submitted" });
    server.refusal = "stateForbids";
    store.edit(key, { text: "我又写" });
    store.resolve(key, draft().content);
    await vi.advanceTimersByTimeAsync(0);
    expect(draft().theirs?.status).toBe("submitted");
    store.resolve(key, draft().content);
    expect(draft()).toMatchObject({ phase: "saved", content: { text: "同事写的" } });
  });
});

describe("no change", () => {
  it("takes over the last words and is ready", async () => {
    await store.markUnchanged(key);
    expect(draft()).toMatchObject({ phase: "saved", content: { text: "上月进展", percent: "50" } });
    expect(draft().report?.isUnchanged).toBe(true);
  });

  it("leaves what was typed where it is refused", async () => {
    server.refusal = "unchangedNotAllowed";
    await store.markUnchanged(key);
    expect(draft()).toMatchObject({ phase: "saved", content: { text: "" } });
    expect(draft().refusal?.code).toBe("unchangedNotAllowed");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.report).toBeNull();
  });
});

it("puts last time's words behind what was typed, never over it", () => {
  store.takeLast(key);
  expect(draft().content.text).toBe("上月进展");
  store.edit(key, { text: "新进展 " });
  store.takeLast(key);
  expect(draft().content.text).toBe("新进展\n上月进展");
});

describe("handing in", () => {
  it("saves first, and hands in only what says something", async () => {
    expect(await store.submit([key])).toEqual({ refusal: { code: "nothingToSubmit", params: {} } });
    store.edit(key, { text: "完成" });
    expect(await store.submit([key])).toEqual({ count: 1 });
    expect(server.submitted).toEqual(["r"]);
    store.edit(key, { text: "再改" });
    expect(draft().content.text).toBe("完成");
  });

  it("hands in once what is asked for again while it is on its way", async () => {
    store.edit(key, { text: "完成" });
    const answers = await Promise.all([store.submit([key]), store.submit([key])]);
    expect(answers[0]).toEqual({ count: 1 });
    expect(server.submitted).toEqual(["r"]);
  });

  it("does not hand in what could not be saved", async () => {
    server.away = true;
    store.edit(key, { text: "完成" });
    expect(await store.submit([key])).toEqual({ refusal: { code: "offline", params: {} } });
    expect(server.submitted).toEqual([]);
  });
});

describe("new rows from the server", () => {
  it("replace what is saved and leave alone what is not", async () => {
    store.edit(key, { text: "正在写" });
    store.reconcile([{ ...owed, report: null }]);
    expect(draft().content.text).toBe("正在写");
    await store.flush(key);
    server.write({ status: "accepted" });
    store.reconcile([{ ...owed, report: server.report }]);
    expect(draft().report?.status).toBe("accepted");
  });

  it("are not taken where they are older than the last save", async () => {
    store.edit(key, { text: "新的" });
    await store.flush(key);
    store.reconcile([{ ...owed, report: null }]);
    expect(draft().content.text).toBe("新的");
  });
});
