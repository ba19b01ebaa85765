"use server";

import { action } from "@/lib/auth/action";
import { closeFeed, openFeed } from "./mutations";
import { closeFeedInput, openFeedInput } from "./schema";

/** A private address for calendar programs; it is told this once. */
export const openCalendar = action({
  name: "calendar.open",
  input: openFeedInput,
  allow: () => true,
  run: openFeed,
});

export const closeCalendar = action({
  name: "calendar.close",
  input: closeFeedInput,
  allow: () => true,
  run: closeFeed,
});
