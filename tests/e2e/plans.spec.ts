import { expect, test } from "@/tests/setup/e2e";
import { expectAccessible, expectNoSideways, settle, signIn, visitor } from "./page-steps";

test.setTimeout(120_000);

const plan = /建设质量强市实施方案/;

for (const locale of ["zh-CN", "en"] as const) {
  test(`the plans, one plan and its document can be read by everybody (${locale})`, async ({
    browser,
    site,
  }) => {
    const { page, context } = await visitor(browser, site.url, "leader", locale);
    await page.goto("/plans");
    await expect(page.locator("tbody tr")).toHaveCount(3);
    await expectAccessible(page);
    await page.locator("table").getByRole("link", { name: plan }).click();
    await expect(page.getByRole("heading", { name: /^(最近变化|Latest changes)$/ })).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectNoSideways(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("link", { name: /^(原文|Document)$/ }).click();
    await expect(page.locator("mark").first()).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectNoSideways(page);
    await context.close();
  });
}

test("only a supervisor is offered the import of a plan", async ({ browser, site }) => {
  for (const [username, offered] of [
    ["supervisor", 1],
    ["leader", 0],
    ["officer", 0],
  ] as const) {
    const { page, context } = await visitor(browser, site.url, username);
    await page.goto("/plans");
    await expect(page.locator("tbody tr").first()).toBeVisible();
    await expect(page.getByRole("link", { name: "导入方案" })).toHaveCount(offered);
    await context.close();
  }
});

test("the original comes back as it was uploaded, to be saved and not shown", async ({ browser, site }) => {
  const { page, context } = await visitor(browser, site.url, "leader");
  await page.goto("/plans");
  await page.locator("table").getByRole("link", { name: plan }).click();
  const link = page.getByRole("link", { name: "下载原件" });
  const response = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-disposition"]).toMatch(/^attachment; filename="original\.txt"/);
  expect(response.headers()["x-content-type-options"]).toBe("nosniff");
  expect(await response.text()).toContain("建设质量强市");
  await context.close();
});

test("words of the document lead to their task", async ({ browser, site }) => {
  const { page, context } = await visitor(browser, site.url, "leader");
  await page.goto("/plans");
  await page.locator("table").getByRole("link", { name: plan }).click();
  await page.getByRole("link", { name: "原文" }).click();
  await page.locator("main a:has(mark)").first().click();
  await expect(page).toHaveURL(/\/tasks\/[0-9a-f-]{36}/);
  await context.close();
});

test.describe("what is not there", () => {
  test.use({ expectedErrors: [/404/] });

  test("answers as not found, whatever was asked for", async ({ browser, site }) => {
    const { page, context } = await visitor(browser, site.url, "leader");
    const nobody = "01a1ff8a-0000-7000-8000-000000000000";
    for (const path of [
      `/plans/${nobody}`,
      `/plans/${nobody}/dashboard`,
      `/plans/${nobody}/document`,
      `/plans/${nobody}/document/original`,
      `/plans/nonsense/dashboard`,
      `/departments/${nobody}`,
      `/departments/nonsense`,
    ]) {
      const response = await page.request.get(path);
      expect(response.status(), path).toBe(404);
    }
    await context.close();
  });
});

test("a plan is archived with a reason, stays to be read, and is taken up again", async ({ page }) => {
  await signIn(page, "supervisor");
  await page.goto("/plans");
  await page
    .getByRole("link", { name: /推动大规模设备更新/ })
    .first()
    .click();
  const banner = page.getByText("已归档：只供查阅");
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "归档" }).click();
  await dialog.getByRole("button", { name: "归档" }).click();
  await expect(dialog).toContainText("请写明理由。");
  await dialog.getByRole("textbox").fill("并入新的方案");
  await dialog.getByRole("button", { name: "归档" }).click();
  await expect(banner).toBeVisible();
  await expect(page.getByText("理由：并入新的方案")).toBeVisible();
  await expectAccessible(page);
  const plan = page.url();
  await page.getByRole("link", { name: "全部留痕" }).click();
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText("并入新的方案");
  await expectAccessible(page);
  await page.getByRole("link", { name: "更早的" }).click();
  await expect(page.getByRole("link", { name: "回到最近" })).toBeVisible();

  await page.goto("/dashboard");
  await expect(page.getByRole("main")).toContainText("哪个方案落后");
  await expect(page.getByRole("main")).not.toContainText("推动大规模设备更新");
  await page.goto(plan);
  await settle(page);
  await page.getByRole("button", { name: "恢复" }).click();
  await dialog.getByRole("textbox").fill("继续办理");
  await dialog.getByRole("button", { name: "恢复" }).click();
  await expect(banner).toHaveCount(0);
});
