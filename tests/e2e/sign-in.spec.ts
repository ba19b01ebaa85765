import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/setup/e2e";
import { expectAccessible } from "./page-steps";

// next-auth answers a refused sign-in with 401, which the browser notes on its console.
test.use({ expectedErrors: [/status of 401/] });

const demoPassword = "luoshi-demo";

async function typeSignIn(page: Page, username: string, password: string): Promise<void> {
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(password);
  await page.locator("#password").press("Enter");
}

async function speak(page: Page, baseURL: string | undefined, locale: "zh-CN" | "en"): Promise<void> {
  await page.context().addCookies([{ name: "luoshi-locale", value: locale, url: baseURL ?? "" }]);
}

test("leads to where the reader wanted to go, after the sign-in", async ({ page }) => {
  await page.goto("/plans?q=质量");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await typeSignIn(page, " Officer ", demoPassword);
  await expect(page).toHaveURL(/\/plans\?q=/);
});

test("goes to the desk rather than to another site", async ({ page, site }) => {
  await page.goto("/sign-in?next=//example.org/");
  await typeSignIn(page, "officer", demoPassword);
  await expect(page).toHaveURL(`${site.url}/`);
});

for (const [locale, wrong, locked] of [
  ["zh-CN", "账号或口令不对", "试错次数太多"],
  ["en", "User name or password is wrong", "Too many failed attempts"],
] as const) {
  test(`says that name or password are wrong, keeps the name, and makes guessers wait (${locale})`, async ({
    page,
    baseURL,
  }) => {
    await speak(page, baseURL, locale);
    await page.goto("/sign-in");
    await expectAccessible(page);
    const name = `nobody-${randomUUID()}`;
    const alert = page.getByRole("alert").filter({ hasText: /\S/ });
    for (let attempt = 0; attempt < 5; attempt++) {
      const answer = page.waitForResponse(/callback\/credentials/);
      await typeSignIn(page, name, `wrong-${attempt}`);
      expect((await answer).status()).toBe(401);
      await expect(alert).toContainText(wrong);
      await expect(alert).toBeFocused();
      await expect(page.locator("#username")).toHaveValue(name);
      await expect(page.locator("#password")).toHaveValue("");
    }
    await expectAccessible(page);
    await typeSignIn(page, name, "wrong again");
    await expect(alert).toContainText(locked);
  });
}

test("offers the demo's accounts, and one press enters", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^head/ }).click();
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await expect(page).not.toHaveURL(/sign-in/);
});

test("signing out ends the session on the server, not only in this browser", async ({
  page,
  browser,
  site,
}) => {
  await page.goto("/sign-in");
  await typeSignIn(page, "leader", demoPassword);
  await expect(page).not.toHaveURL(/sign-in/);
  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: /我的菜单/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/sign-in/);

  const thief = await browser.newContext({ baseURL: site.url });
  await thief.addCookies(cookies);
  const stolen = await thief.newPage();
  await stolen.goto("/plans");
  await expect(stolen).toHaveURL(/sign-in/);
  await thief.close();
});

test("the menu leads to the reader's account, where the password is changed", async ({ page }) => {
  await page.goto("/sign-in");
  await typeSignIn(page, "supervisor", demoPassword);
  await page.getByRole("button", { name: /我的菜单/ }).click();
  await page.getByRole("link", { name: "我的账号" }).click();
  await expect(page).toHaveURL(/\/account/);
  await expect(page.getByRole("button", { name: "退出登录" })).toBeHidden();
  await expectAccessible(page);

  const change = async (current: string, next: string, repeat = next) => {
    await page.locator("#current").fill(current);
    await page.locator("#next").fill(next);
    await page.locator("#repeat").fill(repeat);
    await page.getByRole("button", { name: "修改口令" }).click();
  };
  const alert = page.getByRole("alert").filter({ hasText: "口令没有改" });
  await change(demoPassword, "a new password", "another one");
  await expect(alert).toContainText("两遍不一样");
  await change("not the password", "a new password");
  await expect(alert).toContainText("现在的口令不对");
  await expect(alert).toBeFocused();
  await change(demoPassword, "short");
  await expect(alert).toContainText("至少 10 个字符");
  // Back to what other tests sign in with.
  await change(demoPassword, "a new password");
  await expect(page.getByText("口令已改，其他登录已退出。")).toBeVisible();
  await change("a new password", demoPassword);
  await expect(page.locator("#current")).toHaveValue("");
});
