import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/setup/e2e";
import { expectAccessible, expectNoSideways, visitor } from "./page-steps";

test.setTimeout(180_000);

const plan = /建设质量强市实施方案/;

/** The dashboard of the demo's first plan, reached as a leader reaches it: from the list of plans. */
async function toDashboard(page: Page): Promise<void> {
  await page.goto("/plans");
  await page.locator("table").getByRole("link", { name: plan }).click();
  await page.getByRole("link", { name: /^(进度|Progress)$/ }).click();
  await expectDrawn(page);
}

async function expectDrawn(page: Page): Promise<void> {
  await expect(page.locator("#departments")).toBeVisible();
  await expect(page.locator(".skeleton")).toHaveCount(0);
}

/** A figure of the head by its word; the number alone. */
async function figure(page: Page, word: RegExp): Promise<{ href: string; count: number }> {
  const link = page.locator("main section").first().getByRole("link", { name: word });
  const text = (await link.locator("b").first().textContent()) ?? "";
  return { href: (await link.getAttribute("href")) ?? "", count: Number.parseInt(text, 10) };
}

for (const locale of ["zh-CN", "en"] as const) {
  test(`a leader reads the dashboard of a plan and finds the rows behind it (${locale})`, async ({
    browser,
    site,
  }) => {
    const { page, context } = await visitor(browser, site.url, "leader", locale);
    await toDashboard(page);
    const dashboard = page.url();
    await expect(page.locator("main").getByText(/^(总体|Overall)/)).toBeVisible();
    await expectAccessible(page);

    // Every chart has its table behind one click.
    const shows = page.getByRole("button", { name: /^(看数据|Show data)$/ });
    const charts = await shows.count();
    expect(charts).toBeGreaterThanOrEqual(5);
    for (let index = charts - 1; index >= 0; index--) await shows.nth(index).click();
    await expect(page.getByRole("button", { name: /^(看图|Show chart)$/ })).toHaveCount(charts);
    await expectAccessible(page);

    // The figure of red tasks leads to exactly as many rows.
    const red = await figure(page, /^(红|Red)/);
    const listed = page.locator("main").getByRole("link", { name: /^(全部|All) \d+/ });
    if (red.count > 0) await expect(listed).toHaveText(new RegExp(`\\b${red.count}\\b|${red.count} 项`));
    await page.goto(red.href);
    await expect(page).toHaveURL(/\/table\?light=red/);

    // As wide as on a phone from the beginning: charts follow a window that is made narrower only a moment later.
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(dashboard);
    await expectDrawn(page);
    await expectNoSideways(page);
    await context.close();
  });
}

test("a past day is shown as it was, with rows of its own", async ({ browser, site }) => {
  const { page, context } = await visitor(browser, site.url, "leader");
  await toDashboard(page);
  const now = await figure(page, /^完成度/);
  const slider = page.getByRole("slider", { name: "在时间轴上选截至日" });
  await slider.focus();
  await slider.press("Home");
  await expect(page).toHaveURL(/asOf=\d{4}-\d\d-\d\d/);
  await expect(page.getByRole("link", { name: "回到今天" })).toBeVisible();
  await expect(page.locator(".skeleton")).toHaveCount(0);
  const then = await figure(page, /^完成度/);
  expect(then.count).toBeLessThan(now.count);
  await page.goto(then.href);
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "回到进度" }).click();
  await expect(page).toHaveURL(/dashboard\?asOf=/);
  await context.close();
});

test("all plans and all departments are compared, in both languages", async ({ browser, site }) => {
  for (const locale of ["zh-CN", "en"] as const) {
    const { page, context } = await visitor(browser, site.url, "leader", locale);
    for (const path of ["/dashboard", "/departments"]) {
      await page.goto(path);
      await expect(page.locator(".skeleton")).toHaveCount(0);
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 780 });
      await expectNoSideways(page);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    await page.locator("table").getByRole("link", { name: "市市场监管局" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "市市场监管局" })).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    await expectAccessible(page);
    await context.close();
  }
});

test("a department is found by part of its name", async ({ browser, site }) => {
  const { page, context } = await visitor(browser, site.url, "leader");
  await page.goto("/departments?q=市场监管");
  await expect(page.locator("table tbody tr")).toHaveCount(1);
  await page.goto("/departments?q=没有这个部门");
  await expect(page.getByText("没有叫这个名字的部门")).toBeVisible();
  await context.close();
});
