import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/setup/e2e";
import { expectAccessible, signIn } from "./page-steps";

test.use({ expectedErrors: [/status of 40[14]/] });
// Several people, each with a sign-in and axe on the way: much for a machine that is busy.
test.slow();

/** Through the form, with a password that somebody else has just set. */
async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(password);
  await page.locator("#password").press("Enter");
  await expect(page).not.toHaveURL(/sign-in/);
}

test("an administrator adds somebody, who works until they are disabled", async ({ page, browser, site }) => {
  await signIn(page, "admin");
  await page.goto("/admin");
  await expectAccessible(page);
  const mark = randomUUID().slice(0, 8);
  await page.getByRole("button", { name: "添加人员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("姓名").fill(`新人${mark}`);
  await dialog.getByLabel("账号").fill("admin");
  await dialog.getByLabel("角色").selectOption("officer");
  await dialog.getByLabel("部门").selectOption({ index: 1 });
  await dialog.locator("#password").fill("first password");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "添加" }).click();
  await expect(dialog.getByRole("alert")).toContainText("这个账号已有人使用");
  await expect(dialog.getByLabel("姓名")).toHaveValue(`新人${mark}`);
  await dialog.getByLabel("账号").fill(`new-${mark}`);
  await dialog.getByRole("button", { name: "添加" }).click();
  await expect(dialog).toBeHidden();

  const theirs = await browser.newContext({ baseURL: site.url, locale: "zh-CN" });
  const desk = await theirs.newPage();
  await enter(desk, `new-${mark}`, "first password");
  expect((await desk.goto("/admin"))?.status()).toBe(404);

  await page
    .getByRole("button", { name: `停用：新人${mark}` })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await expect(page.getByRole("row", { name: new RegExp(`new-${mark}`) })).toContainText("已停用");

  await desk.goto("/plans");
  await expect(desk).toHaveURL(/sign-in/);
  await desk.locator("#username").fill(`new-${mark}`);
  await desk.locator("#password").fill("first password");
  await desk.locator("#password").press("Enter");
  await expect(desk.getByRole("alert").filter({ hasText: "账号或口令不对" })).toBeVisible();
  await theirs.close();

  await page.getByRole("link", { name: "留痕" }).click();
  await expect(page).toHaveURL(/admin\/audit/);
  await expect(page.getByRole("row").nth(1)).toContainText(`停用账号 new-${mark}`);
  await expectAccessible(page);
});

test("the pages of administration stand in English, and on a phone without scrolling sideways", async ({
  page,
  baseURL,
}) => {
  await page.context().addCookies([{ name: "luoshi-locale", value: "en", url: baseURL ?? "" }]);
  await page.setViewportSize({ width: 360, height: 780 });
  await signIn(page, "admin");
  for (const [path, title] of [
    ["/admin", "People"],
    ["/admin/audit", "Audit log"],
    ["/account", "My account"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
});
