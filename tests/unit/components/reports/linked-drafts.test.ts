import { describe, expect, it } from "vitest";
import type { DraftServer } from "@/components/reports/draft";
import type { Keep } from "@/components/reports/draft-keep";
import { DraftStore } from "@/components/reports/draft-store";
import type { OwedReport } from "@/lib/reports/types";
import { entryKey } from "@/lib/reports/view";

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

describe("linked tasks", () => {
  const second: OwedReport = { ...owed, assignmentId: "b", planId: "other", last: null, linkId: "l" };
  const first: OwedReport = { ...owed, linkId: "l" };
  const otherKey = entryKey(second);

  /** A server of as many reports as there are. */
  function server() {
    const submitted: string[][] = [];
    let count = 0;
    const write = (content: { text: string; percent: number }) => ({
      ok: true as const,
      data: {
        id: `r${++count}`,
        version: 1,
        savedAt: new Date(0),
        content: { isBlocked: false, problems: "", nextSteps: "", ...content },
      },
    });
    const actions: DraftServer = {
      save: async ({ text, percent }) => write({ text, percent }),
      markUnchanged: async () => write({ text: "上月进展", percent: 50 }),
      read: async () => ({ ok: true, data: null }),
      submit: async ({ reportIds }) => {
        submitted.push(reportIds);
        return { ok: true, data: undefined };
      },
    };
    return { actions, submitted };
  }
  const keepNothing: Keep = { read: () => null, write: () => undefined, forget: () => undefined };
  const wordsOf = (store: DraftStore, of: string) => {
    const { text, percent } = store.snapshot().get(of)?.content ?? {};
    return [text, percent];
  };

  it("say the same with a figure each, and are handed in in one go", async () => {
    const { actions, submitted } = server();
    const store = new DraftStore([first, second], actions, keepNothing);
    store.edit(key, { text: "建成三个平台", percent: "60" });
    store.edit(otherKey, { percent: "35" });
    expect(wordsOf(store, key)).toEqual(["建成三个平台", "60"]);
    expect(wordsOf(store, otherKey)).toEqual(["建成三个平台", "35"]);
    expect(await store.submit([key])).toEqual({ count: 2 });
    expect(submitted.map((ids) => ids.length)).toEqual([2]);
  });

  it("take the words of what was written before they were linked", async () => {
    const { actions, submitted } = server();
    const store = new DraftStore([owed, { ...second, linkId: null }], actions, keepNothing);
    store.edit(key, { text: "建成三个平台" });
    expect(wordsOf(store, otherKey)).toEqual(["", ""]);
    await store.flush(key);
    const report = store.snapshot().get(key)?.report ?? null;
    store.reconcile([{ ...first, report }, second]);
    expect(await store.submit([key])).toEqual({ count: 2 });
    expect(wordsOf(store, otherKey)[0]).toBe("建成三个平台");
    expect(submitted).toHaveLength(1);
  });

  it("are both without change, the one without a last report in the words of the other", async () => {
    const { actions } = server();
    const store = new DraftStore([first, second], actions, keepNothing);
    await store.markUnchanged(key);
    expect(wordsOf(store, key)[0]).toBe("上月进展");
    expect(wordsOf(store, otherKey)[0]).toBe("上月进展");
    expect(await store.submit([key])).toEqual({ count: 2 });
  });

  describe("on the page of one of them", () => {
    const own: OwedReport = { ...second, task: { ...second.task, id: "u" } };
    const storeOf = (entries: OwedReport[], actions: DraftServer, taskId: string) =>
      new DraftStore(entries, actions, keepNothing, undefined, taskId);

    it("are written from there, whichever is due first", async () => {
      const { actions, submitted } = server();
      const store = storeOf([first, own], actions, "u");
      store.edit(otherKey, { text: "建成三个平台" });
      expect(wordsOf(store, key)[0]).toBe("建成三个平台");
      expect(await store.submit([otherKey])).toEqual({ count: 2 });
      expect(submitted.map((ids) => ids.length)).toEqual([2]);
    });

    it("go by themselves where the other is left out, which says again what it said", async () => {
      const { actions, submitted } = server();
      const store = storeOf([first, own], actions, "t");
      store.edit(key, { text: "建成三个平台" });
      store.join(key, otherKey, false);
      expect(wordsOf(store, otherKey)[0]).toBe("");
      store.edit(key, { text: "建成四个平台" });
      expect(wordsOf(store, otherKey)[0]).toBe("");
      // Rows that come anew from the server do not bring it back.
      store.reconcile([first, own]);
      expect(await store.submit([key])).toEqual({ count: 1 });
      expect(submitted.map((ids) => ids.length)).toEqual([1]);
    });

    it("go together again once the other is taken in, with the words of the first", async () => {
      const { actions } = server();
      const store = storeOf([first, own], actions, "t");
      store.join(key, otherKey, false);
      store.edit(key, { text: "建成三个平台" });
      expect(wordsOf(store, otherKey)[0]).toBe("");
      store.join(key, otherKey, true);
      expect(wordsOf(store, otherKey)[0]).toBe("建成三个平台");
      expect(await store.submit([key])).toEqual({ count: 2 });
    });
  });

  it("go neither where one of them could not be saved", async () => {
    const { actions, submitted } = server();
    const store = new DraftStore(
      [first, second],
      {
        ...actions,
        save: (input) =>
          input.assignmentId === "b"
            ? Promise.resolve({ ok: false, error: { code: "periodClosed", params: {}, fields: [] } })
            : actions.save(input),
      },
      keepNothing,
    );
    store.edit(key, { text: "建成三个平台" });
    expect(await store.submit([key])).toMatchObject({ refusal: { code: "periodClosed" } });
    expect(submitted).toEqual([]);
  });
});
