import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { expect } from "@/tests/setup/e2e";
import { type Locale, settle, visitor } from "./page-steps";

/** Somebody's own browser, open at their desk. */
export async function deskOf(
  browser: Browser,
  url: string,
  username: string,
  locale?: Locale,
): Promise<{ page: Page; context: BrowserContext }> {
  const opened = await visitor(browser, url, username, locale);
  await opened.page.goto("/");
  await settle(opened.page);
  return opened;
}

/** The first row that is still empty and has a last report; found again after its button has gone. */
export async function firstOpenRow(
  page: Page,
  { lead = false } = {},
): Promise<{ row: Locator; key: string; name: string }> {
  const first = page
    .locator("li[data-row]")
    .filter({ has: page.getByRole("button", { name: /^(无变化|No change)$/ }) })
    .filter({ hasText: lead ? /牵头|Lead/ : /./ })
    .first();
  await expect(first).toBeVisible();
  const key = (await first.getAttribute("data-row")) ?? "";
  const row = page.locator(`li[data-row="${key}"]`);
  const name = (await row.getByRole("link").locator("span").last().textContent()) ?? "";
  return { row, key, name };
}

/** ↓ until the row has the focus, as somebody would who looks at the screen. */
export async function moveTo(page: Page, row: Locator): Promise<void> {
  const rows = await page.locator("li[data-row]").count();
  for (let step = 0; step < rows; step++) {
    await page.keyboard.press("ArrowDown");
    if (await row.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(row).toBeFocused();
}

export const textOf = (row: Locator): Locator => row.locator('[data-field="text"]');
export const percentOf = (row: Locator): Locator => row.locator('[data-field="percent"]');

/** Empties what a test wrote, for the tests that come after; done when the server has it. */
export async function clear(page: Page, row: Locator): Promise<void> {
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await textOf(row).fill("");
  await saved;
  await expect(textOf(row)).toHaveValue("");
}
