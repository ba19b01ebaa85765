import { expect, test } from "@/tests/setup/e2e";
import { announced, expectAccessible, expectNoSideways, settle } from "./page-steps";
import { openPlanView } from "./plan-steps";

test("lights the row and the column of a cell, and explains it", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "leader", view: "matrix" });
  const cell = page.locator("td[data-light]").nth(3);
  await cell.hover();
  const department = (await cell.getAttribute("data-column")) ?? "";
  await expect(page.locator("tr[data-lit]")).toHaveCount(1);
  await expect(page.locator(`thead [data-column="${department}"]`)).toHaveAttribute("data-lit", "true");
  await expect(page.getByRole("tooltip")).toContainText("本部门进度");
  await cell.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("td:focus")).toHaveAttribute("data-column", department);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("td:focus")).not.toHaveAttribute("data-column", department);
  // Nothing to change for a reader: Enter leads to the task.
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tasks\/[0-9a-f-]+$/);
});

test("gives a department a role, with the reason, and takes it off again", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "supervisor", view: "matrix" });
  const empty = page.locator("[data-row] > td[data-column]:not([data-light])").first();
  const department = await empty.getAttribute("data-column");
  const task = await empty.locator("xpath=..").getAttribute("data-row");
  const cell = page.locator(`[data-row="${task}"] > [data-column="${department}"]`);
  await expect(cell).toHaveAccessibleName(/未列入/);
  await cell.focus();
  await page.keyboard.press("Enter");
  const editor = page.getByRole("dialog");
  await editor.getByRole("radio", { name: "配合" }).check();
  await editor.getByRole("button", { name: "保存" }).click();
  await expect(editor).toContainText("请写明理由");
  await editor.getByLabel("调整理由").fill("职责所在");
  await editor.getByLabel("调整理由").press("Enter");
  await expect(announced(page, "的分工已改")).toBeVisible();
  await expect(cell).toHaveAccessibleName(/配合/);
  await expect(cell).toBeFocused();

  await page.keyboard.press("Enter");
  await editor.getByRole("radio", { name: "不承担" }).check();
  await editor.getByLabel("调整理由").fill("已由他单位承担");
  await editor.getByRole("button", { name: "保存" }).click();
  await expect(cell).toHaveAccessibleName(/未列入/);

  // A single cell is taken back as many are, and done again.
  await expect(cell).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(cell).toHaveAccessibleName(/配合/);
  await page.keyboard.press("Control+y");
  await expect(cell).toHaveAccessibleName(/未列入/);
});

test("hands the lead over and asks what becomes of the former lead", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "supervisor", view: "matrix" });
  const row = page.locator("tbody tr").filter({ hasText: "培育质量领军企业" });
  const cell = row.locator("td[data-light]").last();
  await cell.click();
  const editor = page.getByRole("dialog");
  await editor.getByRole("radio", { name: "牵头" }).check();
  await editor.getByLabel(/改为$/).selectOption("配合");
  await editor.getByLabel("调整理由").fill("职能划转");
  await editor.getByRole("button", { name: "保存" }).click();
  await expect(announced(page, "的分工已改")).toBeVisible();
  await expect(row.locator("td[aria-label*=牵头]")).toHaveCount(1);
  await expect(cell).toHaveAccessibleName(/牵头/);
});

test("folds sections and groups of departments, and opens them again by key", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "leader", view: "matrix" });
  const rows = page.locator("tbody tr[data-row]");
  const all = await rows.count();
  const section = page.getByRole("button", { name: /提升产业质量竞争力/ });
  await section.click();
  await expect(section).toHaveAttribute("aria-expanded", "false");
  await expect(rows).toHaveCount(all - 7);
  await section.press("Enter");
  await expect(rows).toHaveCount(all);

  const columns = page.locator("thead [data-column]");
  const wide = await columns.count();
  const group = page.getByRole("button", { name: "产业科技" });
  await group.click();
  const folded = page.locator("td[data-folded]");
  await expect(folded).toHaveCount(all);
  expect(await columns.count()).toBeLessThan(wide);
  await expect(folded.first()).toHaveAccessibleName(/产业科技 \d 个部门/);
  await expectAccessible(page);
  await folded.first().focus();
  await page.keyboard.press("Enter");
  await expect(columns).toHaveCount(wide);
});

test("narrows to leads and to a department; who is missing stands on top", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "leader", view: "matrix" });
  await page.getByRole("button", { name: "只看牵头" }).click();
  await expect(page).toHaveURL(/show=leads/);
  const cells = page.locator("td[data-light]");
  await expect(page.locator("td[aria-label*=配合]")).toHaveCount(0);
  expect(await cells.count()).toBeGreaterThan(20);
  await page.getByRole("button", { name: "加筛选" }).click();
  const filters = page.getByRole("dialog", { name: "加筛选" });
  await filters.getByText("部门", { exact: true }).click();
  await filters.getByRole("checkbox", { name: "市市场监管局" }).check();
  await expect(page).toHaveURL(/department=/);
  await expect(page.locator("thead [data-column]")).toHaveCount(1);
  await expect(page.getByText(/项无牵头单位/)).toBeVisible();
});

test("gives several cells one role at once, takes it back, and holds two plans side by side", async ({
  page,
  site,
}) => {
  await openPlanView(page, site.url, { username: "supervisor", view: "matrix" });
  const first = page.locator("tbody [data-row] > td[data-column]:not([data-light])").first();
  await first.focus();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  const ranged = page.locator("td[data-ranged]");
  await expect(ranged).toHaveCount(4);
  const filled = await page.locator("td[data-light]").count();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "改 2 项任务、2 个部门的分工" });
  await expect(dialog.getByRole("button", { name: "改 0 格" })).toBeDisabled();
  await dialog.getByLabel("配合").check();
  await dialog.getByLabel("理由").fill("按部门职责补列");
  await dialog.getByRole("button", { name: /^改 [1-4] 格$/ }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => page.locator("td[data-light]").count()).toBeGreaterThan(filled);
  await first.focus();
  await page.keyboard.press("Control+z");
  await expect(announced(page, "已撤销")).toBeVisible();
  await expect.poll(() => page.locator("td[data-light]").count()).toBe(filled);

  await page.getByRole("link", { name: "比较方案" }).click();
  await page.getByLabel("与哪个方案比较").selectOption({ index: 1 });
  await page.getByRole("button", { name: "比较" }).click();
  await expect(page).toHaveURL(/compare\?with=/);
  await expect(page.getByRole("columnheader", { name: "牵头" })).toHaveCount(2);
  await settle(page);
  await expectAccessible(page);
});

for (const locale of ["zh-CN", "en"] as const) {
  test(`can be used by everybody, as cards on a phone (${locale})`, async ({ page, site }) => {
    await openPlanView(page, site.url, { username: "supervisor", view: "matrix", locale });
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByRole("grid")).toHaveCount(0);
    await expectNoSideways(page);
    await expectAccessible(page);
  });
}

test("a name that is too long ends where its column does, on screen and on paper", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "leader", view: "matrix" });
  await settle(page);
  const head = page.locator("[data-row]").first().getByRole("rowheader");
  await head.getByRole("link").evaluate((link) => {
    link.textContent = "推动制度创新和经验推广".repeat(5);
  });
  for (const media of ["screen", "print"] as const) {
    await page.emulateMedia({ media });
    // What lies just beyond the column is not the name.
    const beyond = await head.evaluate((cell) => {
      const { right, top, height } = cell.getBoundingClientRect();
      return document.elementFromPoint(right + 4, top + height / 2)?.tagName;
    });
    expect(beyond, media).toBe("TD");
  }
});
