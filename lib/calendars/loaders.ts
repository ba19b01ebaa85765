import { takeToken } from "@/lib/auth/rate-limit";
import { scopeOf, scopeOfFeed } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { addDays, type CalendarDate, dayOf } from "@/lib/calendar/date";
import { env } from "@/lib/env";
import { listPlans } from "@/lib/plans/data";
import { findFeed, findPost, listDue, listFeeds } from "./data";
import { hashToken, noteReading } from "./mutations";
import { readAll, readMonth } from "./schema";
import type { Feed } from "./types";
import { feedText, type MonthView, monthRange, monthView } from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

/** Days of the past and the future that a feed tells of. */
const past = 180;
const future = 1100;

/** What is due in a month: for a department's people what concerns it, unless they ask for everything. */
export async function loadMonth(params: SearchParams): Promise<MonthView> {
  const actor = await pageActor();
  return monthFor(actor, params, dayOf(new Date(), actor.timeZone));
}

/** The same for an actor and a day; one statement. */
export async function monthFor(actor: Actor, params: SearchParams, today: CalendarDate): Promise<MonthView> {
  const first = readMonth(params, today);
  const all = actor.departmentId === null || readAll(params);
  const items = await listDue(scopeOf(actor), {
    ...monthRange(first),
    planId: null,
    departmentId: all ? null : actor.departmentId,
  });
  return monthView(first, items, { today, all, department: actor.departmentName });
}

/** For /account: the addresses of the post that the reader is in, and the plans that one could be for. */
export async function loadFeeds(): Promise<{ feeds: Feed[]; plans: { id: string; title: string }[] }> {
  const actor = await pageActor();
  const scope = scopeOf(actor);
  const [post, plans] = await Promise.all([findPost(actor), listPlans(scope)]);
  const active = plans.filter(({ status }) => status === "active");
  return {
    feeds: post === null ? [] : await listFeeds(scope, post),
    plans: active.map(({ id, title }) => ({ id, title })),
  };
}

/** The calendar behind a secret address; null where there is none. */
export async function feedFor(token: string, now: Date): Promise<string | null> {
  const hash = hashToken(token);
  if (!takeToken(`calendar:${hash}`, now.getTime())) return null;
  const feed = await findFeed(hash);
  if (!feed) return null;
  const day = dayOf(now, feed.timeZone);
  const [items] = await Promise.all([
    listDue(scopeOfFeed(feed), {
      from: addDays(day, -past),
      to: addDays(day, future),
      planId: feed.planId,
      departmentId: feed.planId === null ? feed.departmentId : null,
    }),
    noteReading(feed.id, now),
  ]);
  return feedText(feed, items, env().url);
}
