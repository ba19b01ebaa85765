import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OwedReport, OwnReport } from "@/lib/reports/types";
import {
  cleanPercent,
  commonMonth,
  contentOf,
  entryState,
  firstDue,
  groupEntries,
  isPlain,
  isReportMissing,
  lifeSteps,
  linkedPairs,
  mayAnswer,
  owedSums,
  possibleSteps,
  sourceParagraphs,
} from "@/lib/reports/view";

const content = (text: string) => ({ ...contentOf(null), text });

describe("a percent as it is typed", () => {
  it.each([
    ["82", "82"],
    ["８２", "82"],
    ["007", "7"],
    ["0", "0"],
    ["120", "100"],
    ["8a2%", "82"],
    ["-5", "5"],
    ["", ""],
    ["约", ""],
  ])("%s is %s", (typed, expected) => {
    expect(cleanPercent(typed)).toBe(expected);
  });
});

describe("where a report stands for its writer", () => {
  const report = { status: "draft", isUnchanged: false, returnedText: null } as const;

  it("is ready only once there are words", () => {
    expect(entryState(null, content(""))).toBe("empty");
    expect(entryState(null, content(" \n"))).toBe("empty");
    expect(entryState(report, content("进展"))).toBe("ready");
    expect(entryState({ ...report, isUnchanged: true }, content("进展"))).toBe("unchanged");
    expect(entryState({ ...report, status: "accepted" }, content("进展"))).toBe("handed_in");
  });

  it("is not answered by the words that were sent back", () => {
    const returned = { ...report, status: "returned", returnedText: "正在推进" } as const;
    expect(entryState(returned, content("正在推进 "))).toBe("returned");
    expect(entryState(returned, content(""))).toBe("returned");
    expect(entryState(returned, content("已发布三类规则"))).toBe("ready");
  });

  it("counts so that the parts add up", () => {
    const state = fc.constantFrom("empty", "returned", "ready", "unchanged", "handed_in");
    fc.assert(
      fc.property(fc.array(state), (states) => {
        const { total, handedIn, ready, open } = owedSums(states);
        expect(handedIn + ready + open).toBe(total);
      }),
    );
  });
});

function entry(id: string, change: Partial<OwedReport> = {}): OwedReport {
  return {
    assignmentId: id,
    periodId: "p",
    startsOn: "2026-11-01",
    dueOn: "2026-11-25",
    planId: "plan",
    planTitle: "方案",
    role: "lead",
    last: null,
    report: null,
    evidence: [],
    linkId: null,
    task: {
      id,
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
    ...change,
  };
}

const sentBack: OwedReport["report"] = {
  id: "r",
  version: 3,
  status: "returned",
  isUnchanged: false,
  savedAt: new Date(0),
  submittedAt: new Date(0),
  submittedBy: "某",
  returnReason: "理由",
  returnedText: "旧",
  ...contentOf(null),
  percent: 5,
};

describe("what is owed", () => {
  const old = entry("a", { report: sentBack, startsOn: "2026-10-01", dueOn: "2026-10-25" });
  const now = entry("b");

  it("stands with what was sent back first, then by plan", () => {
    const groups = groupEntries([old, now, entry("c", { planId: "other", planTitle: "另一方案" })]);
    expect(groups.map(({ key, entries }) => [key, entries.length])).toEqual([
      ["returned", 1],
      ["plan", 1],
      ["other", 1],
    ]);
  });

  it("is named for the open period, not for one that a report came back from", () => {
    expect(commonMonth([old, now])).toBe("2026-11");
    expect(firstDue([old, now])).toBe("2026-11-25");
    expect(commonMonth([now, entry("d", { planId: "x", startsOn: "2026-12-01" })])).toBeNull();
    expect(firstDue([])).toBeNull();
  });
});

describe("reports that need no second look", () => {
  const plain = { isBlocked: false, problems: " ", own: false, hints: [] };

  it("name no trouble and raise no hint", () => {
    expect(isPlain(plain)).toBe(true);
    expect(isPlain({ ...plain, hints: [{ kind: "copied" }] })).toBe(false);
    expect(isPlain({ ...plain, problems: "用地" })).toBe(false);
    expect(isPlain({ ...plain, isBlocked: true })).toBe(false);
    expect(isPlain({ ...plain, own: true })).toBe(false);
  });
});

describe("the life of a task", () => {
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  const createdAt = at("2026-01-01");
  const past = {
    progress: [],
    reached: [
      { status: "completed", at: at("2026-05-01"), reason: null },
      { status: "in_progress", at: at("2026-06-01"), reason: "回看" },
      { status: "assigned", at: at("2026-01-02"), reason: null },
    ],
  };

  it("shows dates up to where it stands, also after it was reopened", () => {
    const steps = lifeSteps({ status: "in_progress", createdAt }, past);
    expect(steps.map(({ state }) => state)).toEqual(["done", "done", "current", "ahead", "ahead", "ahead"]);
    expect(steps[4]?.at).toBeNull();
  });

  it("keeps what was reached when the task is put off", () => {
    const steps = lifeSteps(
      { status: "suspended", createdAt },
      { ...past, reached: past.reached.filter(({ status }) => status === "assigned") },
    );
    expect(steps.map(({ state }) => state)).toEqual(["done", "done", "ahead", "ahead", "ahead", "ahead"]);
  });
});

describe("steps that may be taken", () => {
  const assignments = [
    { departmentId: "a", role: "lead", declinedAt: null, claimedAt: null },
    { departmentId: "b", role: "cooperating", declinedAt: null, claimedAt: null },
  ] as const;
  const task = { status: "in_progress", plan: { active: true } } as const;
  const steps = (role: "officer" | "supervisor" | "leader", departmentId: string | null) =>
    possibleSteps({ role, departmentId }, task, assignments);

  it("are those of the role, on an active plan", () => {
    expect(steps("officer", "a")).toEqual(["claim_completion"]);
    expect(steps("officer", "b")).toEqual([]);
    expect(steps("supervisor", null)).toEqual(["suspend", "cancel"]);
    expect(steps("leader", null)).toEqual([]);
    expect(
      possibleSteps({ role: "supervisor", departmentId: null }, { ...task, plan: { active: false } }, []),
    ).toEqual([]);
  });

  it("ask for an answer and a report once, and not on an archived plan", () => {
    const officer = { role: "officer", departmentId: "a" } as const;
    const own = { departmentId: "a", acknowledgedAt: null, declinedAt: null, owes: true, report: null };
    const archived = { ...task, plan: { active: false } };
    expect([mayAnswer(officer, task, own), isReportMissing(task, own)]).toEqual([true, true]);
    expect([mayAnswer(officer, archived, own), isReportMissing(archived, own)]).toEqual([false, false]);
    expect(mayAnswer({ ...officer, departmentId: "b" }, task, own)).toBe(false);
    expect(mayAnswer(officer, task, { ...own, acknowledgedAt: new Date() })).toBe(false);
    expect(isReportMissing(task, { ...own, report: { status: "draft", at: new Date() } })).toBe(false);
  });

  it("do not offer a claim twice", () => {
    const claimed = [{ ...assignments[0], claimedAt: new Date() }];
    expect(possibleSteps({ role: "officer", departmentId: "a" }, task, claimed)).toEqual([]);
  });
});

describe("the words of the source", () => {
  const text = "总则。\n1.建设中心。2027年底前建成2家。（牵头单位：市甲局；配合单位：市乙局）\n2.另一项。";
  const anchor = (words: string): [number, number] => [
    text.indexOf(words),
    text.indexOf(words) + words.length,
  ];

  it("take in departments that stand after the text, and mark what was read", () => {
    const [pieces = []] = sourceParagraphs(
      text,
      [anchor("1.建设中心。2027年底前建成2家。")],
      [anchor("市甲局"), anchor("市乙局")],
      "2027年底前",
    );
    expect(pieces.map((piece) => piece.text).join("")).toBe(
      "1.建设中心。2027年底前建成2家。（牵头单位：市甲局；配合单位：市乙局）",
    );
    expect(pieces.filter(({ mark }) => mark).map((piece) => [piece.mark, piece.text])).toEqual([
      ["deadline", "2027年底前"],
      ["department", "市甲局"],
      ["department", "市乙局"],
    ]);
  });

  it("never lose or double a character, whatever the anchors", () => {
    const range = fc
      .tuple(fc.nat({ max: text.length + 5 }), fc.nat({ max: text.length + 5 }))
      .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(fc.array(range), fc.array(range), (anchors, departments) => {
        for (const pieces of sourceParagraphs(text, anchors, departments, "2027年底前")) {
          const words = pieces.map((piece) => piece.text).join("");
          expect(text.includes(words)).toBe(true);
          expect(words).not.toContain("\n");
        }
      }),
    );
  });
});

describe("linked tasks", () => {
  const written = (text: string, change: Partial<OwnReport> = {}): OwnReport => ({
    id: "r",
    version: 1,
    status: "draft",
    isUnchanged: false,
    savedAt: new Date(0),
    submittedAt: null,
    submittedBy: null,
    returnReason: null,
    returnedText: null,
    percent: 0,
    isBlocked: false,
    problems: "",
    nextSteps: "",
    ...change,
    text,
  });
  const pair = (a: Partial<OwedReport>, b: Partial<OwedReport>) => [
    ...linkedPairs([
      entry("a", { linkId: "l", ...a }),
      entry("x"),
      entry("b", { linkId: "l", planId: "q", ...b }),
    ]),
  ];

  it("are one item under the one that is due first, or that has been written to", () => {
    expect(pair({}, {})).toEqual([["a:p", "b:p"]]);
    expect(pair({}, { dueOn: "2026-11-20" })).toEqual([["b:p", "a:p"]]);
    expect(pair({}, { report: written("进展") })).toEqual([["b:p", "a:p"]]);
    expect(pair({ report: written("进展") }, { report: written(" 进展") })).toEqual([["a:p", "b:p"]]);
    expect(linkedPairs([entry("a", { linkId: "l" })]).size).toBe(0);
  });

  it("are shown on the page of a task under its own, and never take words from the other", () => {
    const task = (id: string) => ({ task: { ...entry("x").task, id } });
    const both = (a: Partial<OwedReport>, b: Partial<OwedReport>, taskId: string) => [
      ...linkedPairs(
        [entry("a", { linkId: "l", ...task("s"), ...a }), entry("b", { linkId: "l", ...task("t"), ...b })],
        taskId,
      ),
    ];
    expect(both({}, {}, "s")).toEqual([["a:p", "b:p"]]);
    expect(both({}, {}, "t")).toEqual([["b:p", "a:p"]]);
    expect(both({ report: written("进展") }, {}, "s")).toEqual([["a:p", "b:p"]]);
    expect(both({ report: written("进展") }, {}, "t")).toEqual([]);
  });

  it("stand by themselves where their words differ, or only one was handed in or sent back", () => {
    expect(pair({ report: written("甲") }, { report: written("乙") })).toEqual([]);
    expect(pair({ report: written("甲", { status: "submitted" }) }, {})).toEqual([]);
    expect(pair({ report: written("甲", { status: "returned" }) }, {})).toEqual([]);
    const unchanged = { isUnchanged: true };
    expect(pair({ report: written("甲", unchanged) }, { report: written("乙", unchanged) })).toHaveLength(1);
    const done = { status: "accepted" } as const;
    expect(
      pair({ report: written("甲", done) }, { report: written("甲", { status: "submitted" }) }),
    ).toHaveLength(1);
  });
});

describe("what is owed beside the regular period", () => {
  it("counts with it: the day that comes first is told, and no month where there are two", () => {
    const regular = entry("a");
    const nearing = entry("b", { periodId: "m", startsOn: "2026-12-05", dueOn: "2026-12-15" });
    expect(firstDue([nearing, regular])).toBe("2026-11-25");
    expect(commonMonth([nearing, regular])).toBeNull();
  });
});
