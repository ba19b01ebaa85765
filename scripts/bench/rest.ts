import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "@playwright/test";

/** In milliseconds and, of a processor, as a share of them. */
const [interval, rest] = [250, 0.05];
const patience = 30_000;

/**
 * Waits until a browser has nothing to do any more. For each new visitor it sets up a profile, for about a second after
 * the visitor could open a page; whoever opens one by hand has had theirs for long.
 */
export async function settleBrowser(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const spent = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return 1_000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  let before = await spent();
  for (const end = performance.now() + patience; performance.now() < end; ) {
    await pause(interval);
    const now = await spent();
    if (now - before < rest * interval) break;
    before = now;
  }
  await session.detach();
}
