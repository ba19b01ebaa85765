import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Cookie, Locator, Page } from "@playwright/test";
import { type Theme, themeCookie } from "@/lib/i18n/themes";
import { expect } from "@/tests/setup/e2e";

export type Locale = "zh-CN" | "en";

// A password is hashed slowly on purpose, and a worker signs the same few people in for each of its tests.
const sessions = new Map<string, Cookie[]>();

/** Signs somebody in, past the form: that one has tests of its own. */
export async function signIn(page: Page, username: string): Promise<void> {
  const context = page.context();
  const kept = sessions.get(username);
  if (kept) return context.addCookies(kept);
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const answer = await context.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, username, password: "luoshi-demo", json: "true" },
  });
  expect(answer.ok()).toBe(true);
  sessions.set(
    username,
    (await context.cookies()).filter(({ name }) => name.includes("session-token")),
  );
}

export async function speak(page: Page, url: string, locale: Locale): Promise<void> {
  await page.context().addCookies([{ name: "luoshi-locale", value: locale, url }]);
}

/** In which colours pages are shown from here on. */
export async function wear(page: Page, url: string, theme: Theme): Promise<void> {
  await page.context().addCookies([{ name: themeCookie, value: theme, url }]);
}

/** A browser of somebody's own, signed in and speaking one language, with nothing open yet. */
export async function visitor(
  browser: Browser,
  url: string,
  username: string,
  locale: Locale = "zh-CN",
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await speak(page, url, locale);
  await signIn(page, username);
  return { page, context };
}

/** A key that comes before the page has woken up does nothing, and waking up takes as long as the machine is busy. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));
}

/** Pages opened from here on are only what the server sent, until what comes back is called. */
export async function keepAsleep(page: Page): Promise<() => void> {
  let wake = () => {};
  const awake = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await page.route("**/*.js*", async (route) => {
    await awake;
    await route.continue();
  });
  return wake;
}

/** What is announced at the foot of the page. */
export function announced(page: Page, text: string | RegExp): Locator {
  return page.getByRole("status").filter({ hasText: text }).first();
}

/**
 * Nothing that keeps somebody from using the page, in the words of axe. Contrast is looked at in Chinese alone: colours
 * are the same in every language, and comparing them takes three quarters of the time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const isChinese = (await page.locator("html").getAttribute("lang")) === "zh-CN";
  const axe = new AxeBuilder({ page })
    // Only what is wrong is gathered: telling of each cell of a table that it is right takes most of the time.
    .options({ resultTypes: ["violations"], rules: { "color-contrast": { enabled: isChinese } } })
    // In the page itself, which holds no frames of others, and not in a page of its own for the summing up.
    .setLegacyMode();
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Nobody scrolls sideways to read, however narrow the page. */
export async function expectNoSideways(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(window ?? 0);
}

/** Cells of a grid that do not stand under the head of their column, row by row; and how many do. */
export function underHeads(grid: Locator): Promise<{ askew: string[]; straight: number }> {
  return grid.evaluate((table) => {
    const columnOf = ({ dataset }: HTMLElement) => dataset.column ?? dataset.head ?? dataset.sum ?? "";
    const edgesOf = (cell: HTMLElement) => {
      const { left, right } = cell.getBoundingClientRect();
      return `${Math.round(left)}–${Math.round(right)}`;
    };
    const heads = new Map(
      [...table.querySelectorAll<HTMLElement>("thead :is([data-head], [data-column])")].map((head) => [
        columnOf(head),
        edgesOf(head),
      ]),
    );
    const cells = [...table.querySelectorAll<HTMLElement>(":is(tbody, tfoot) :is([data-column], [data-sum])")]
      .filter((cell) => heads.has(columnOf(cell)))
      .map((cell) => ({ cell, isStraight: edgesOf(cell) === heads.get(columnOf(cell)) }));
    return {
      askew: cells.flatMap(({ cell, isStraight }) =>
        isStraight ? [] : [`${cell.closest("tr")?.textContent} ${columnOf(cell)} ${edgesOf(cell)}`],
      ),
      straight: cells.filter(({ isStraight }) => isStraight).length,
    };
  });
}
