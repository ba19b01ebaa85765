import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { expectedPercent, lightFor, lightReason, overrideHolds, shownReason } from "@/lib/tasks/rules";
import { type LightReason, type SettableLight, taskStatuses } from "@/lib/tasks/types";

const first = "2025-01-01";
const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(first, days));
// Days close to each other meet the edges of the rules far more often than days of three years do.
const near = fc.integer({ min: 580, max: 640 }).map((days) => addDays(first, days));

// One step and the rest: how many there are changes nothing of the rule.
const steps = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.oneof(day, near), fc.oneof(day, near))
  .map(([share, one, other]) => [
    { share, dueOn: one },
    { share: 100 - share, dueOn: other },
  ]);

const facts = fc.record({
  status: fc.constantFrom(...taskStatuses),
  percent: fc.integer({ min: 0, max: 100 }),
  isBlocked: fc.boolean(),
  reportMissing: fc.boolean(),
  starts: fc.oneof(day, near),
  deadline: fc.option(fc.oneof(day, near)),
  completedOn: fc.option(fc.oneof(day, near)),
  day: fc.oneof(day, near),
  steps: fc.oneof(fc.constant([]), steps),
});
const thresholds = fc
  .record({
    yellowDays: fc.integer({ min: 0, max: 60 }),
    yellowLag: fc.integer({ min: 0, max: 100 }),
    redLag: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ yellowDays, yellowLag, redLag }) => ({
    yellowDays,
    yellowLag: Math.min(yellowLag, redLag),
    redLag: Math.max(yellowLag, redLag),
  }));

it("gives each task the same expected progress, reason and light in SQL as in TypeScript", async () => {
  const cases = fc.sample(fc.tuple(facts, thresholds), { numRuns: 4000, seed: 20261121 });
  const wanted = cases.map(([{ day: on, ...own }, limits]) => {
    const reason = lightReason(own, on, limits);
    return {
      expected: expectedPercent(own.starts, own.deadline, on, own.steps),
      reason,
      light: lightFor(reason),
    };
  });
  const input = cases.map(([own, limits]) => ({ ...own, ...limits }));
  const found = await database().$queryRaw`
    SELECT e.expected, r.reason, light_of(r.reason) AS light
    FROM jsonb_array_elements(${JSON.stringify(input)}::jsonb) WITH ORDINALITY AS x (fact, place)
    CROSS JOIN LATERAL jsonb_to_record(x.fact) AS f (
      status text, percent integer, "isBlocked" boolean, "reportMissing" boolean, starts date, deadline date,
      "completedOn" date, day date, "yellowDays" integer, "yellowLag" integer, "redLag" integer, steps jsonb)
    CROSS JOIN LATERAL (
      SELECT CASE WHEN count(*) > 0 THEN
        coalesce(sum(m.share) FILTER (WHERE m."dueOn" <= f.day), 0)::integer END AS due
      FROM jsonb_to_recordset(f.steps) AS m (share integer, "dueOn" date)
    ) s
    CROSS JOIN LATERAL (SELECT expected_percent(f.starts, f.deadline, f.day, s.due) AS expected) e
    CROSS JOIN LATERAL (SELECT light_reason(f.status, f.percent, f."isBlocked", f."reportMissing", e.expected,
      f.deadline, f."completedOn", f.day, f."yellowDays", f."yellowLag", f."redLag") AS reason) r
    ORDER BY x.place`;
  expect(found).toEqual(wanted);
  expect(new Set(wanted.map(({ reason }) => reason)).size).toBe(14);
});

it("lets a light set by hand hold on the same days, and show the same light, in SQL as in TypeScript", async () => {
  const set = fc.record({
    status: fc.constantFrom(...taskStatuses),
    computed: fc.constantFrom<LightReason>(
      "overdue",
      "due_soon",
      "on_course",
      "done",
      "suspended",
      "no_deadline",
    ),
    light: fc.constantFrom<SettableLight>("red", "yellow", "green"),
    startsOn: near,
    endsOn: near,
    liftedOn: fc.option(near),
    day: near,
  });
  const cases = fc.sample(set, { numRuns: 2000, seed: 20261122 });
  const wanted = cases.map(({ status, computed, light, day: on, ...days }) => {
    const holds = overrideHolds(days, on);
    const reason = shownReason(status, computed, holds ? light : null);
    return { holds, reason, light: lightFor(reason) };
  });
  const found = await database().$queryRaw`
    SELECT h.holds, r.reason, light_of(r.reason) AS light
    FROM jsonb_array_elements(${JSON.stringify(cases)}::jsonb) WITH ORDINALITY AS x (fact, place)
    CROSS JOIN LATERAL jsonb_to_record(x.fact) AS f (status text, computed text, light text, "startsOn" date,
      "endsOn" date, "liftedOn" date, day date)
    CROSS JOIN LATERAL (SELECT override_holds(f."startsOn", f."endsOn", f."liftedOn", f.day) AS holds) h
    CROSS JOIN LATERAL (
      SELECT shown_reason(f.status, f.computed, CASE WHEN h.holds THEN f.light END) AS reason
    ) r
    ORDER BY x.place`;
  expect(found).toEqual(wanted);
  expect(new Set(wanted.map(({ reason }) => reason)).size).toBe(9);
});
