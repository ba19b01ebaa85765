import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, test } from "@/tests/setup/e2e";
import { expectAccessible, signIn } from "./page-steps";

// Refused on purpose: next-auth answers a missing code with 401.
test.use({ expectedErrors: [/status of 401/] });
// Several people, each with a sign-in and axe on the way: much for a machine that is busy.
test.slow();

test("an administrator adds a department, renames it, and merges it into another", async ({ page }) => {
  const mark = randomUUID().slice(0, 6);
  const [first, renamed] = [`市试点办${mark}`, `市试点局${mark}`];
  await signIn(page, "admin");
  await page.goto("/admin/departments");
  await expectAccessible(page);
  await page.getByRole("button", { name: "新增部门" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("部门名称").fill("市财政局");
  await dialog.getByRole("button", { name: "新增" }).click();
  await expect(dialog.getByRole("alert")).toContainText("这个名称已属于“市财政局”");
  await dialog.getByLabel("部门名称").fill(first);
  await dialog.getByRole("button", { name: "新增" }).click();
  await expect(dialog).toBeHidden();

  await page
    .getByRole("button", { name: `修改：${first}` })
    .first()
    .click();
  await dialog.getByLabel("部门名称").fill(renamed);
  await dialog.getByLabel("更名日期").fill("2024-03-01");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: new RegExp(`^${renamed}`) });
  await expect(row).toContainText(`又名 ${first} （至 2024-02-29）`);

  await page
    .getByRole("button", { name: `并入：${renamed}` })
    .first()
    .click();
  await dialog.getByLabel("承接部门").selectOption({ label: "市财政局" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "并入" }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText("已撤并");
  await expect(page.getByRole("row", { name: /^市财政局/ })).toContainText(`承接自 ${renamed}`);
});

test("an administrator changes the settings, and two who do so at once are told", async ({
  page,
  browser,
  site,
}) => {
  await signIn(page, "admin");
  await page.goto("/admin/settings");
  await expectAccessible(page);
  const name = page.getByLabel("单位名称");
  const before = await name.inputValue();
  const context = await browser.newContext({ baseURL: site.url, locale: "zh-CN" });
  await context.addCookies(await page.context().cookies());
  const other = await context.newPage();
  await other.goto("/admin/settings");

  // The page has other forms, of other matters.
  const saveOn = (settings: Page) =>
    settings
      .locator("form")
      .filter({ has: settings.getByLabel("单位名称") })
      .getByRole("button", { name: "保存" });
  await name.fill(`${before}甲`);
  await saveOn(page).click();
  await expect(page.getByText("设置已保存")).toBeVisible();

  await other.getByLabel("单位名称").fill(`${before}乙`);
  await saveOn(other).click();
  await expect(other.getByText(`别人刚改为：${before}甲`)).toBeVisible();
  await expect(other.getByLabel("单位名称")).toHaveValue(`${before}乙`);
  await other.getByLabel("单位名称").fill(before);
  await saveOn(other).click();
  await expect(other.getByText("设置已保存")).toBeVisible();
  await context.close();
});

test("somebody sets up a second factor, signs in with it, and the administrator helps when it is lost", async ({
  page,
  browser,
  site,
}) => {
  const username = `factor-${randomUUID().slice(0, 8)}`;
  const password = "a long password";
  await signIn(page, "admin");
  await page.goto("/admin");
  await page.getByRole("button", { name: "添加人员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("姓名").fill(username);
  await dialog.getByLabel("账号").fill(username);
  await dialog.getByLabel("角色").selectOption("leader");
  await dialog.locator("#password").fill(password);
  await dialog.getByRole("button", { name: "添加" }).click();
  await expect(dialog).toBeHidden();

  const context = await browser.newContext({ baseURL: site.url, locale: "zh-CN" });
  const theirs = await context.newPage();
  const enter = async (secret: string) => {
    await theirs.goto("/sign-in");
    await theirs.locator("#username").fill(username);
    await theirs.locator("#password").fill(secret);
    await theirs.locator("#password").press("Enter");
  };
  await enter(password);
  await expect(theirs).not.toHaveURL(/sign-in/);
  await theirs.goto("/account");
  await theirs.getByRole("button", { name: "设置两步验证" }).click();
  const key =
    (await theirs
      .getByText(/手工输入密钥/)
      .locator("span")
      .textContent()) ?? "";
  const code = () => new TOTP({ secret: Secret.fromBase32(key) }).generate();
  await theirs.getByLabel("验证器上的验证码").fill("000000");
  await theirs.getByRole("button", { name: "确认并启用" }).click();
  await expect(theirs.getByRole("alert").filter({ hasText: "验证码不对" })).toBeFocused();
  await expectAccessible(theirs);
  await theirs.getByLabel("验证器上的验证码").fill(code());
  await theirs.getByRole("button", { name: "确认并启用" }).click();
  const recovery = theirs.getByRole("listitem").filter({ hasText: /^[0-9A-Z]{5}-[0-9A-Z]{5}$/ });
  await expect(recovery).toHaveCount(10);
  const spare = (await recovery.first().textContent()) ?? "";
  await theirs.getByRole("button", { name: "已经保存好" }).click();
  await expect(theirs.getByText("还有 10 个恢复码可用")).toBeVisible();

  await context.clearCookies();
  await enter("not the password");
  await expect(theirs.getByRole("alert").filter({ hasText: "账号或口令不对" })).toBeVisible();
  await enter(password);
  await expect(theirs.locator("#code")).toBeFocused();
  await expectAccessible(theirs);
  await theirs.locator("#code").fill("000000");
  await theirs.locator("#code").press("Enter");
  await expect(theirs.getByRole("alert").filter({ hasText: "验证码不对" })).toBeVisible();
  await theirs.locator("#code").fill(spare);
  await theirs.locator("#code").press("Enter");
  await expect(theirs).not.toHaveURL(/sign-in/);

  await page.reload();
  await page
    .getByRole("button", { name: `解除两步验证：${username}` })
    .first()
    .click();
  await dialog.getByRole("button", { name: "解除两步验证" }).click();
  await expect(dialog).toBeHidden();
  await theirs.goto("/plans");
  await expect(theirs).toHaveURL(/sign-in/);
  await enter(password);
  await expect(theirs).not.toHaveURL(/sign-in/);
  await context.close();
});
