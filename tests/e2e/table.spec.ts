import { expect, test } from "@/tests/setup/e2e";
import { announced, expectAccessible, expectNoSideways, settle, underHeads } from "./page-steps";
import { openPlanView } from "./plan-steps";

const supervisor = { username: "supervisor", view: "table" } as const;

test("is walked, chosen from and opened by keyboard", async ({ page, site }) => {
  await openPlanView(page, site.url, supervisor);
  const grid = page.getByRole("grid");
  const first = grid.locator("td[data-column=name]").first();
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  const bar = page.getByRole("toolbar", { name: "已选 2 项" });
  await expect(bar).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await page.keyboard.press("End");
  await expect(page.locator("td:focus")).toHaveAttribute("data-column", "report");
  await page.keyboard.press("Home");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "查找本方案的任务、部门" })).toBeFocused();
  await page.keyboard.type("计量体系");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=/);
  await expect(grid.locator("td[data-column=name]")).toHaveCount(1);
  await grid.locator("td[data-column=name]").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tasks\/[0-9a-f-]+$/);
});

test("changes a deadline in place, asks for the reason, and shows the plan's words", async ({
  page,
  site,
}) => {
  await openPlanView(page, site.url, { ...supervisor, search: "?status=in_progress" });
  const cell = page.locator("td[data-column=deadline]").first();
  await cell.focus();
  await page.keyboard.press("e");
  const editor = page.getByRole("dialog", { name: /的完成时限/ });
  await expect(editor).toContainText("原文");
  await editor.getByLabel("完成时限").fill("2027-09-30");
  await editor.getByRole("button", { name: "保存" }).click();
  await expect(editor).toContainText("请写明理由");
  await expect(editor.getByLabel("改期理由")).toBeFocused();
  await page.keyboard.type("汛期停工，经批准顺延");
  await page.keyboard.press("Enter");
  await expect(editor).toBeHidden();
  await expect(announced(page, "完成时限已保存")).toBeVisible();
  await expect(cell).toHaveText("2027-09-30");
  await expect(cell).toBeFocused();
});

test("keeps what was typed when somebody else was first, and lets one choose", async ({
  page,
  site,
  context,
}) => {
  const plan = await openPlanView(page, site.url, { ...supervisor, search: "?status=in_progress" });
  const open = async (of: typeof page) => {
    const cell = of.locator("td[data-column=name]").nth(1);
    await cell.focus();
    await of.keyboard.press("e");
    return of.getByRole("dialog", { name: /的任务$/ });
  };
  const mine = await open(page);
  await mine.getByLabel("任务", { exact: true }).fill("我改的名称");
  await mine.getByLabel("改名理由").fill("表述更准确");
  const other = await context.newPage();
  await other.goto(`${plan}/table?status=in_progress`);
  await settle(other);
  const theirs = await open(other);
  await theirs.getByLabel("任务", { exact: true }).fill("对方改的名称");
  await theirs.getByLabel("改名理由").fill("按原文");
  await theirs.getByRole("button", { name: "保存" }).click();
  await expect(theirs).toBeHidden();
  // Whether the page has heard of it by itself or the server refuses: nothing is overwritten unasked.
  const insist = mine.getByRole("button", { name: "仍用我填的" });
  await expect(async () => {
    if (!(await insist.isVisible())) await mine.getByRole("button", { name: "保存" }).click();
    await expect(insist).toBeVisible();
  }).toPass();
  await expect(mine).toContainText("现在是：对方改的名称");
  await expect(mine.getByLabel("任务", { exact: true })).toHaveValue("我改的名称");
  await expect(mine.getByLabel("改名理由")).toHaveValue("表述更准确");
  await insist.click();
  await expect(page.locator("td[data-column=name]").nth(1)).toHaveText("我改的名称");
});

test("shows before what many tasks will become, and changes all of them", async ({ page, site }) => {
  await openPlanView(page, site.url, { ...supervisor, search: "?status=in_progress" });
  const rows = page.getByRole("grid").getByRole("checkbox", { name: /^选择 \d/ });
  await rows.nth(2).check();
  await rows.nth(3).check();
  await page.getByRole("button", { name: "改时限" }).click();
  const dialog = page.getByRole("dialog", { name: "改 2 项任务的完成时限" });
  await expect(dialog.getByRole("button", { name: "改 0 项的时限" })).toBeDisabled();
  await dialog.getByLabel("新的完成时限").fill("2027-11-15");
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await dialog.getByLabel("理由").fill("与国家方案衔接");
  await dialog.getByRole("button", { name: "改 2 项的时限" }).click();
  await expect(announced(page, "已改 2 项的完成时限")).toBeVisible();
  await expect(page.locator("td[data-column=deadline]", { hasText: "2027-11-15" })).toHaveCount(2);
  // What was done to many is taken back like what was done to one.
  await page.getByRole("button", { name: "撤销我的修改" }).click();
  await expect(announced(page, "已撤销，2 项恢复原样")).toBeVisible();
  await expect(page.locator("td[data-column=deadline]", { hasText: "2027-11-15" })).toHaveCount(0);
});

test("fills down, takes a block from a spreadsheet, says what it refuses, and takes it all back", async ({
  page,
  site,
}) => {
  await openPlanView(page, site.url, { ...supervisor, search: "?status=in_progress&q=质量" });
  const cell = (column: string, at: number) => page.locator(`td[data-column=${column}]`).nth(at);
  const before = await cell("deadline", 2).textContent();
  await cell("deadline", 1).focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.locator("td[data-ranged]")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(page.locator("td[data-ranged]")).toHaveCount(0);
  await cell("name", 1).focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "从表格贴来的名称\t黄\n");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  const dialog = page.getByRole("dialog", { name: "将要改动的单元格" });
  await expect(dialog).toContainText("从表格贴来的名称");
  await expect(dialog).toContainText("这一列由系统得出");
  await dialog.getByRole("button", { name: "改 1 格" }).click();
  await expect(dialog).toContainText("请写明理由");
  await dialog.getByLabel("理由").fill("按会议纪要");
  await dialog.getByRole("button", { name: "改 1 格" }).click();
  await expect(dialog).toBeHidden();
  await expect(cell("name", 1)).toHaveText("从表格贴来的名称");

  await cell("deadline", 2).focus();
  await page.keyboard.press("e");
  const editor = page.getByRole("dialog", { name: /的完成时限/ });
  await editor.getByLabel("完成时限").fill("2028-03-31");
  await editor.getByLabel("改期理由").fill("顺延");
  await page.keyboard.press("Enter");
  await expect(cell("deadline", 2)).toHaveText("2028-03-31");
  await cell("deadline", 3).focus();
  await page.keyboard.press("Control+d");
  await dialog.getByLabel("理由").fill("与上一项一致");
  await dialog.getByRole("button", { name: "改 1 格" }).click();
  await expect(cell("deadline", 3)).toHaveText("2028-03-31");

  for (const count of [1, 2, 3]) {
    await page.getByRole("button", { name: "撤销我的修改" }).click();
    await expect(announced(page, "已撤销")).toBeVisible();
    if (count === 2) await expect(cell("deadline", 2)).toHaveText(before ?? "");
  }
  await expect(cell("name", 1)).not.toHaveText("从表格贴来的名称");
  await expect(page.getByRole("button", { name: "撤销我的修改" })).toBeDisabled();
  await cell("name", 1).focus();
  await page.keyboard.press("Control+Shift+z");
  await expect(cell("name", 1)).toHaveText("从表格贴来的名称");
  await page.keyboard.press("Control+z");
  await expect(cell("name", 1)).not.toHaveText("从表格贴来的名称");
});

test("narrows by filters whose counts hold, and gives the same rows as a file", async ({ page, site }) => {
  await openPlanView(page, site.url, supervisor);
  await page.getByRole("button", { name: "加筛选" }).click();
  const filters = page.getByRole("dialog", { name: "加筛选" });
  const option = filters.getByRole("listitem").filter({ hasText: "红" });
  const count = Number(((await option.textContent()) ?? "").match(/\d+/)?.[0]);
  await option.getByRole("checkbox").check();
  await expect(page).toHaveURL(/light=red/);
  await expect(page.locator("td[data-column=name]")).toHaveCount(count);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "导出" }).click();
  const href = await page.getByRole("menuitem", { name: /CSV/ }).getAttribute("href");
  const text = await (await page.request.get(href ?? "")).text();
  const lines = text.trimEnd().split("\r\n");
  expect(lines[0]).toBe(
    "\uFEFF序号,任务来源,重点任务,目标,牵头单位,配合单位,责任人,完成时限,灯,进度,进展情况,存在问题,下一步打算,状态,备注",
  );
  // A task and its text stand in one cell, on lines of their own.
  expect(lines).toHaveLength(count + 1);
  const workbook = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /Excel/ }).click();
  expect((await workbook).suggestedFilename()).toMatch(/重点任务台账-\d{4}-\d\d-\d\d\.xlsx$/);
  await page.getByRole("button", { name: "加筛选" }).click();
  await filters.getByLabel("从", { exact: true }).fill("2026-01-01");
  await expect(page).toHaveURL(/from=2026-01-01/);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "去掉筛选：到期日" }).click();
  await expect(page).not.toHaveURL(/from=/);
  await page.getByRole("link", { name: "去掉筛选：亮灯" }).click();
  await expect(page).not.toHaveURL(/light=/);
});

test("keeps its columns and its row height", async ({ page, site }) => {
  await openPlanView(page, site.url, supervisor);
  await page.getByRole("button", { name: "松" }).click();
  await page.getByRole("button", { name: /^列 \d+$/ }).click();
  await page.getByRole("checkbox", { name: "配合单位" }).uncheck();
  await expect(page).toHaveURL(/cols=status,lead,deadline/);
  await page.keyboard.press("Escape");
  await page.getByLabel("分组").selectOption("light");
  // Whoever is sent the address sees the same columns, under the same groups.
  await expect(page).toHaveURL(/group=light&cols=status,lead,deadline/);
  await expect(page.getByRole("button", { name: /^红/ })).toBeVisible();
  await page.reload();
  await settle(page);
  await expect(page.getByRole("button", { name: "松" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("columnheader", { name: "配合单位" })).toHaveCount(0);
  await expect(page.getByLabel("分组")).toHaveValue("light");
});

test("makes a column as wide as one draws, presses or asks for, and keeps it", async ({ page, site }) => {
  await openPlanView(page, site.url, supervisor);
  const edge = page.getByRole("separator", { name: "牵头单位的列宽" });
  const width = async () => Number(await edge.getAttribute("aria-valuenow"));
  const place = async () => (await edge.boundingBox())?.x ?? 0;
  await edge.focus();
  const begun = { width: await width(), place: await place() };
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  expect(await width()).toBe(begun.width + 48);
  expect(Math.round(await place())).toBe(Math.round(begun.place) + 48);
  await page.keyboard.press("ArrowLeft");
  await expect(edge).toBeFocused();

  const from = await place();
  await page.mouse.move(from + 4, (await edge.boundingBox())?.y ?? 0);
  await edge.hover();
  await page.mouse.down();
  await page.mouse.move(from + 104, 160, { steps: 4 });
  await page.mouse.up();
  expect(await width()).toBeGreaterThan(begun.width + 100);
  await edge.dblclick();
  expect(await width()).toBeLessThan(begun.width + 100);

  // The pinned columns stay where they are when the rest moves under them.
  const light = page.locator("td[data-column=light]").first();
  const pinned = await light.boundingBox();
  await page
    .getByRole("grid")
    .locator("xpath=ancestor::*[@data-scroll][1]")
    .evaluate((pane) => {
      pane.scrollLeft = 120;
    });
  expect((await light.boundingBox())?.x).toBe(pinned?.x);

  const { askew, straight } = await underHeads(page.getByRole("grid"));
  expect(askew).toEqual([]);
  // 20 tasks with nine columns that have a head of their own, their section and the sum of all.
  expect(straight).toBeGreaterThan(20 * 9);

  const kept = await width();
  await page.reload();
  await settle(page);
  expect(await width()).toBe(kept);
  await page.getByRole("button", { name: /^列 \d+$/ }).click();
  await page.getByRole("button", { name: "恢复原来的列宽" }).click();
  await expect(edge).toHaveAttribute("aria-valuenow", "148");
});

test("lets others read, and nothing more", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "leader", view: "table" });
  await page.locator("td[data-column=deadline]").first().focus();
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "改时限" })).toHaveCount(0);
});

for (const locale of ["zh-CN", "en"] as const) {
  test(`can be used by everybody, as cards on a phone (${locale})`, async ({ page, site }) => {
    await openPlanView(page, site.url, { ...supervisor, locale });
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByRole("grid")).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
    await expectNoSideways(page);
    await expectAccessible(page);
  });
}
