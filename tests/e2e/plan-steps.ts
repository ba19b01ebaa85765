import { expect, type Locator, type Page } from "@playwright/test";

/** Signs in and opens a view of the demo's largest plan; gives the plan's address. */
export async function openPlanView(
  page: Page,
  url: string,
  as: { username: string; view: "board" | "table" | "matrix"; search?: string; locale?: "zh-CN" | "en" },
): Promise<string> {
  const { username, view, search = "", locale = "zh-CN" } = as;
  await page.context().addCookies([{ name: "luoshi-locale", value: locale, url }]);
  await page.goto("/sign-in");
  await settle(page);
  await page.locator('[name="username"]').fill(username);
  await page.locator('[name="password"]').fill("luoshi-demo");
  await page.locator('[name="password"]').press("Enter");
  await expect(page).not.toHaveURL(/sign-in/, { timeout: 45_000 });
  await page.goto("/plans");
  const link = page.getByRole("link", { name: /建设质量强市实施方案/ }).first();
  const plan = new URL((await link.getAttribute("href")) ?? "", url).pathname;
  await page.goto(`${plan}/${view}${search}`);
  await settle(page);
  return plan;
}

/** A key that comes before the page has woken up does nothing. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
}

/** What is announced at the foot of the page. */
export function announced(page: Page, text: string | RegExp): Locator {
  return page.getByRole("status").filter({ hasText: text }).first();
}

/** No more of the page than its width, however narrow. */
export async function expectNoSideways(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width).toBeLessThanOrEqual(0);
}
