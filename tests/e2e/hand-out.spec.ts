import { expect, test } from "@/tests/setup/e2e";
import { upload } from "./import-steps";
import { announced, expectAccessible, signIn, visitor } from "./page-steps";

const text = `滨江市夜间经济发展实施方案（2026—2027年）

一、主要任务
1.点亮沿江夜景。完成沿江夜景提升，2026年底前完成。（市工业和信息化局牵头，市财政局配合）
2.延长公交时间。主要线路末班车延至23时，2027年6月底前完成。（市财政局牵头）
3.培育夜间品牌。形成十个以上夜间消费品牌，2027年底前完成。（市工业和信息化局牵头）
4.做好宣传推介。
`;

test("a supervisor hands out some tasks, and the others wait", async ({ page, browser, site }) => {
  await signIn(page, "supervisor");
  await upload(page, { name: "夜间经济.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "接收 4 项任务" }).click();
  await page.getByLabel("接收后立即交办").uncheck();
  await page.getByRole("button", { name: "接收 4 项", exact: true }).click();
  await expect(page).toHaveURL(/\/plans\/[0-9a-f-]+$/);
  const plan = page.url();

  // Two of them from the table; a third that was chosen has nobody to go to, which is said before.
  await page.goto(`${plan}/table`);
  const rows = page.getByRole("grid").getByRole("checkbox", { name: /^选择 \d/ });
  for (const index of [0, 1, 3]) await rows.nth(index).check();
  await page.getByRole("button", { name: "交办", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "交办所选 3 项任务" });
  await expect(dialog).toContainText("1 项还没有承办部门");
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await expect(dialog.getByRole("listitem").first()).toContainText("市财政局");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "交办 2 项" }).click();
  await expect(announced(page, "已交办 2 项任务")).toBeVisible();

  // A third from its card on the board, by keyboard; it is asked for once more, since it cannot be taken back.
  await page.goto(`${plan}/board`);
  const column = (key: string) => page.locator(`[data-column="${key}"]`);
  await expect(column("assigned").locator("[data-card]")).toHaveCount(2);
  const card = column("draft").locator("[data-card]").filter({ hasText: "培育夜间品牌" });
  await card.getByRole("button", { name: "第 3 项可办的事" }).press("Enter");
  await page.getByRole("menuitem", { name: "交办" }).press("Enter");
  const asked = page.getByRole("dialog", { name: /^交办/ });
  await expect(asked).toContainText("交办后不能退回草稿");
  await asked.getByRole("button", { name: "交办" }).press("Enter");
  await expect(column("assigned").locator("[data-card]")).toHaveCount(3);

  // What belongs to nobody offers no such step.
  const left = column("draft").locator("[data-card]").filter({ hasText: "做好宣传推介" });
  await left.getByRole("button", { name: "第 4 项可办的事" }).press("Enter");
  await expect(page.getByRole("menuitem", { name: "撤销任务" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "交办" })).toHaveCount(0);

  // The department finds the two that are its own, and signs for them.
  const officer = await visitor(browser, site.url, "officer");
  await officer.page.goto(`${plan}/table?role=lead`);
  const own = officer.page.getByRole("row").filter({ hasText: "市工业和信息化局" });
  await expect(own).toHaveCount(2);
  await own.first().getByRole("link").first().click();
  await officer.page.getByRole("button", { name: "签收" }).first().click();
  await expect(officer.page.getByText("已签收").first()).toBeVisible();
  await officer.context.close();
});
