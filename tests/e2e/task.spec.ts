import { randomUUID } from "node:crypto";
import { expect, test } from "@/tests/setup/e2e";
import { deskOf, firstOpenRow } from "./desk-steps";
import { expectAccessible, expectNoSideways, visitor } from "./page-steps";

test.setTimeout(120_000);

async function openTask(page: Parameters<typeof firstOpenRow>[0]): Promise<string> {
  const { row } = await firstOpenRow(page);
  return (await row.getByRole("link").getAttribute("href")) ?? "";
}

for (const role of ["officer", "supervisor", "leader"] as const) {
  test(`the page of a task can be used by everybody (${role})`, async ({ browser, site }) => {
    const finder = await deskOf(browser, site.url, "officer");
    const path = await openTask(finder.page);
    await finder.context.close();
    for (const locale of ["zh-CN", "en"] as const) {
      const { page, context } = await visitor(browser, site.url, role, locale);
      await page.goto(path);
      await expect(page.locator(".skeleton")).toHaveCount(0);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("mark").first()).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 780 });
      await expectNoSideways(page);
      await context.close();
    }
  });
}

test.describe("what is not there", () => {
  test.use({ expectedErrors: [/status of 404/] });

  test("answers the same for any id", async ({ browser, site }) => {
    const { page, context } = await visitor(browser, site.url, "officer");
    for (const id of [randomUUID(), "1", "not-an-id"]) {
      await page.goto(`/tasks/${id}`);
      await expect(page.getByText("没有这个页面")).toBeVisible();
    }
    await context.close();
  });
});

test("a step that needs a reason is refused without one, and undone with one", async ({ browser, site }) => {
  const finder = await deskOf(browser, site.url, "officer");
  const path = await openTask(finder.page);
  await finder.context.close();
  const { page, context } = await visitor(browser, site.url, "supervisor");
  await page.goto(path);
  await page.getByRole("button", { name: "暂缓" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "暂缓" }).click();
  await expect(dialog.getByText("请写明，内容会写入留痕。")).toBeVisible();
  await dialog.getByRole("textbox").fill("等待上位文件");
  await dialog.getByRole("button", { name: "暂缓" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("banner").or(page.locator("header"))).toContainText(["等待上位文件"]);
  await page.getByRole("button", { name: "恢复办理" }).click();
  await dialog.getByRole("textbox").fill("文件已下发");
  await dialog.getByRole("button", { name: "恢复办理" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("complementary")).toContainText("文件已下发");
  await context.close();
});

test("somebody else's change in between is told, and what was written stays", async ({ browser, site }) => {
  const finder = await deskOf(browser, site.url, "officer");
  const path = await openTask(finder.page);
  await finder.context.close();
  const first = await visitor(browser, site.url, "supervisor");
  const second = await visitor(browser, site.url, "supervisor");
  const name = `质量领军企业培育 ${randomUUID().slice(0, 4)}`;
  for (const { page } of [first, second]) {
    await page.goto(path);
    await page.getByRole("button", { name: "修改" }).click();
  }
  const before = await first.page.getByRole("dialog").getByLabel("名称").inputValue();
  await first.page.getByRole("dialog").getByLabel("名称").fill(name);
  await first.page.getByRole("dialog").getByLabel("理由").fill("更正名称");
  await first.page.getByRole("button", { name: "保存" }).click();
  await expect(first.page.getByRole("heading", { level: 1 })).toHaveText(name);
  await second.page.getByRole("dialog").getByLabel("理由").fill("改时限");
  await second.page.getByRole("dialog").getByLabel("日期").fill("2027-11-30");
  await second.page.getByRole("button", { name: "保存" }).click();
  const dialog = second.page.getByRole("dialog");
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expect(dialog).toContainText(`别人刚改成：${name}`);
  await expect(second.page.getByRole("dialog").getByLabel("日期")).toHaveValue("2027-11-30");
  await second.page.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(second.page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(second.page.locator("main")).toContainText("2027-11-30");
  // Back to what it was, for the tests that come after.
  await second.page.getByRole("button", { name: "修改" }).click();
  await second.page.getByRole("dialog").getByLabel("名称").fill(before);
  await second.page.getByRole("dialog").getByLabel("理由").fill("改回");
  await second.page.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
  await first.context.close();
  await second.context.close();
});
