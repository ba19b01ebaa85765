import type { Page } from "@playwright/test";
import { test as base, expect } from "@/tests/setup/e2e";
import { type LocalProvider, startIdentityProvider } from "@/tests/setup/identity-provider";
import { expectAccessible } from "./page-steps";

const test = base.extend<object, { provider: LocalProvider }>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const provider = await startIdentityProvider();
      // The server of this worker is started with the environment of the worker.
      Object.assign(process.env, provider.environment);
      await use(provider);
      await provider.stop();
    },
    { scope: "worker" },
  ],
  site: async ({ provider, site }, use) => {
    provider.serve(site.url);
    await use(site);
  },
});

test.skip(Boolean(process.env.LUOSHI_E2E_URL), "needs a server of its own settings");
// The provider's own pages ask for an icon and for a font that are not there.
test.use({ expectedErrors: [/favicon|fonts\.googleapis/] });

/** Through the provider's own pages: who one is, and that Luoshi may know it. */
async function passProvider(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "用统一身份认证登录" }).click();
  await page.locator('[name="login"]').fill(name);
  await page.locator('[name="password"]').fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("signs an official in who has an account here, and leads on to where they wanted to go", async ({
  page,
}) => {
  await page.goto("/plans");
  await expect(page).toHaveURL(/sign-in\?next=/);
  await expectAccessible(page);
  await passProvider(page, "supervisor");
  await expect(page).toHaveURL(/\/plans$/);
  await page.getByRole("button", { name: /我的菜单/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.goto("/plans");
  await expect(page).toHaveURL(/sign-in/);
});

test("lets nobody in for whom no account was made, and says what to do", async ({ page }) => {
  await page.goto("/sign-in");
  await passProvider(page, "a-stranger");
  await expect(page).toHaveURL(/sign-in\?/);
  await expect(page.getByRole("alert").filter({ hasText: "这个身份没有对应的账号" })).toBeVisible();
  await expectAccessible(page);
  // The other way in is still there.
  await page.locator("#username").fill("leader");
  await page.locator("#password").fill("luoshi-demo");
  await page.locator("#password").press("Enter");
  await expect(page).not.toHaveURL(/sign-in/);
});
