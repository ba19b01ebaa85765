import { expect, test } from "@/tests/setup/e2e";
import { deskOf } from "./desk-steps";
import { announced, expectAccessible, expectNoSideways } from "./page-steps";

test("a department is asked for a step of somebody else's task, and reaches it from its desk", async ({
  browser,
  site,
}) => {
  // A task on which the officer's department only cooperates, and that nobody has divided.
  const supervisor = await deskOf(browser, site.url, "supervisor");
  const { page } = supervisor;
  await page.goto("/plans");
  const link = page.getByRole("link", { name: /建设质量强市实施方案/ }).first();
  const plan = (await link.getAttribute("href")) ?? "";

  await page.goto("/departments");
  const department = page.getByRole("link", { name: "市工业和信息化局" }).first();
  const departmentId = (await department.getAttribute("href"))?.split("/").at(-1);
  await page.goto(`${plan}/table?department=${departmentId}&role=cooperating&status=in_progress`);
  const task = page.getByRole("grid").locator('a[href^="/tasks/"]').last();
  await page.goto((await task.getAttribute("href")) ?? "");
  const part = page.locator("#milestones");
  await part.getByRole("button", { name: "划分节点" }).click();
  const dialog = page.getByRole("dialog", { name: "划分节点" });
  const days = dialog.getByLabel("日期");
  const deadline = (await days.first().getAttribute("max")) ?? "";
  const starts = (await days.first().getAttribute("min")) ?? "";
  await dialog.getByLabel("节点 1").fill("统一数据口径");
  await days.nth(0).fill(starts);
  await dialog.getByLabel("由谁承办").nth(0).selectOption({ label: "市工业和信息化局" });
  await dialog.getByLabel("节点 2").fill("全面推开");
  await days.nth(1).fill(deadline);
  await dialog.getByRole("button", { name: "平均分" }).click();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSideways(page);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();
  await expect(part).toContainText("由市工业和信息化局承办");
  const address = page.url();
  await supervisor.context.close();

  const officer = await deskOf(browser, site.url, "officer");
  const asked = officer.page.getByRole("region", { name: /请本单位承办的节点/ });
  const own = asked.getByRole("listitem").filter({ hasText: "统一数据口径" });
  await expect(own).toContainText("已到期");
  await own.getByRole("button", { name: "记为完成 统一数据口径" }).click();
  await officer.page.getByRole("dialog").getByLabel("完成情况").fill("两库口径已一致。");
  await officer.page.getByRole("dialog").getByRole("button", { name: "记为完成" }).click();
  await expect(announced(officer.page, "已记为完成")).toBeVisible();
  await expect(own).toHaveCount(0);
  // The rest of the division is not the department's to change.
  await officer.page.goto(address);
  const seen = officer.page.locator("#milestones");
  await expect(seen).toContainText("两库口径已一致。");
  await expect(seen.getByRole("button", { name: "调整节点" })).toHaveCount(0);
  await expect(seen.getByRole("button", { name: "记为完成 全面推开" })).toHaveCount(0);
  await officer.context.close();
});
