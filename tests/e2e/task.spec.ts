import { randomUUID } from "node:crypto";
import { expect, test } from "@/tests/setup/e2e";
import { deskOf, firstOpenRow, textOf } from "./desk-steps";
import { expectAccessible, expectNoSideways, settle, visitor } from "./page-steps";

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

/** A report that the officer's department owes as lead, of one plan, and that nobody has begun. */
async function owedOf(page: Parameters<typeof firstOpenRow>[0], plan: RegExp) {
  const row = page
    .getByRole("region", { name: plan })
    .locator("li[data-row]")
    .filter({ has: page.getByRole("button", { name: "无变化" }) })
    .filter({ hasText: "牵头" })
    .first();
  const link = row.getByRole("link");
  return {
    key: (await row.getAttribute("data-row")) ?? "",
    path: (await link.getAttribute("href")) ?? "",
    name: (await link.locator("span").last().textContent()) ?? "",
  };
}

async function rename(page: Parameters<typeof firstOpenRow>[0], name: string, reason: string) {
  await page.getByRole("button", { name: "修改", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名称").fill(name);
  await dialog.getByLabel("理由").fill(reason);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

test("two tasks that are the same work are linked, and one report serves both", async ({ browser, site }) => {
  const officer = await deskOf(browser, site.url, "officer");
  const first = await owedOf(officer.page, /建设质量强市实施方案/);
  const second = await owedOf(officer.page, /推动大规模设备更新/);
  const { page, context } = await visitor(browser, site.url, "supervisor");
  const dialog = page.getByRole("dialog");
  await page.goto(second.path);
  await settle(page);
  await rename(page, first.name, "与质量强市方案统一名称");
  const links = page.locator("#links");
  const offered = links.getByRole("listitem").filter({ hasText: "建设质量强市" });
  await offered.getByRole("button", { name: "相联" }).first().click();
  await dialog.getByRole("textbox").fill("两个方案是同一项工作");
  await dialog.getByRole("button", { name: "相联" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(links).toContainText("两个方案是同一项工作");

  // On the desk they are one item.
  await officer.page.goto("/");
  await settle(officer.page);
  const row = officer.page.locator("li[data-row]").filter({ hasText: "同时报送" });
  await expect(row).toHaveCount(1);
  const keys = await officer.page
    .locator("li[data-row]")
    .evaluateAll((rows) => rows.map((one) => one.getAttribute("data-row")));
  expect([first.key, second.key].filter((key) => keys.includes(key))).toHaveLength(1);
  await textOf(row).fill("建成三个平台，两个方案共用。");
  await expect(row).toContainText("已存");

  // On the page of either the other one can be left out, and taken in again.
  await officer.page.goto(first.path);
  await settle(officer.page);
  await expect(officer.page.getByLabel("本期进展")).toHaveValue("建成三个平台，两个方案共用。");
  const together = officer.page.getByRole("checkbox", { name: "同时报送" });
  await together.uncheck();
  await expect(officer.page.getByText("本次不一并报送，另行填报")).toBeVisible();
  await together.check();
  await officer.page.getByRole("textbox", { name: first.name }).fill("35");
  await expectAccessible(officer.page);
  await officer.page.getByRole("button", { name: "提交", exact: true }).click();
  await expect(officer.page.getByText("已一并报送")).toBeVisible();
  await officer.page.goto(second.path);
  await settle(officer.page);
  await expect(officer.page.getByText("建成三个平台，两个方案共用。").first()).toBeVisible();
  await expect(officer.page.getByText("已一并报送")).toBeVisible();
  await officer.context.close();

  // Back to what it was, for the tests that come after.
  await page.reload();
  await settle(page);
  await links.getByRole("button", { name: "取消相联" }).click();
  await dialog.getByRole("textbox").fill("改回");
  await dialog.getByRole("button", { name: "取消相联" }).click();
  await expect(dialog).toHaveCount(0);
  await rename(page, second.name, "改回");
  await context.close();
});
