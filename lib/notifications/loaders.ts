import { z } from "zod";
import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { dayOf } from "@/lib/calendar/date";
import { countUnread, listNotifications } from "./data";
import type { NotificationPage } from "./types";
import { byDay } from "./view";

const pageSize = 50;

/** For the bell. */
export async function loadUnread(): Promise<number> {
  const actor = await pageActor();
  return countUnread(scopeOf(actor), actor.userId);
}

/** For /notifications, from the line after `after` on. */
export async function loadNotifications(after: string | undefined): Promise<NotificationPage> {
  const actor = await pageActor();
  const scope = scopeOf(actor);
  const now = new Date();
  const cursor = z.uuid().safeParse(after);
  const filter = { userId: actor.userId, after: cursor.data ?? null, limit: pageSize + 1 };
  const [rows, unread] = await Promise.all([
    listNotifications(scope, filter),
    countUnread(scope, actor.userId),
  ]);
  const shown = rows.slice(0, pageSize);
  const next = rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null;
  return {
    days: byDay(shown, actor.timeZone),
    unread,
    today: dayOf(now, actor.timeZone),
    until: now.toISOString(),
    next,
  };
}
