import { randomUUID } from "node:crypto";
import { addDays, dayOf } from "@/lib/calendar/date";
import { expect, test } from "@/tests/setup/e2e";
import { xlsxFile } from "@/tests/unit/extract/fixtures/xlsx-file";
import { announced, expectAccessible, expectNoSideways, settle, signIn, speak } from "./page-steps";

test.use({ expectedErrors: [/status of 404/] });
test.slow();

const today = dayOf(new Date(), "Asia/Shanghai");

test("a supervisor sees who has reported, urges the others in one go and has the list as a file", async ({
  page,
  site,
}) => {
  await speak(page, site.url, "zh-CN");
  await signIn(page, "supervisor");
  await page.goto("/plans");
  const link = page.getByRole("link", { name: /推动大规模设备更新/ }).first();
  await page.goto(`${new URL((await link.getAttribute("href")) ?? "", site.url).pathname}/reports`);
  const tabs = page.getByRole("navigation", { name: "方案" });
  await expect(tabs.getByRole("link", { name: "填报" })).toHaveAttribute("aria-current", "page");
  await settle(page);
  await expectAccessible(page);
  const plan = new URL(page.url()).pathname;

  await page.getByRole("link", { name: "按任务" }).click();
  await expect(page.getByRole("list").filter({ hasText: "按时" }).first()).toBeVisible();
  await page.getByRole("link", { name: "名单", exact: true }).click();
  await expect(page.getByRole("heading", { name: "尚未报送和迟报名单" })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出 CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/名单\.csv$/);

  // An extra period of one's own, so that what others did to the regular one does not matter.
  const name = `专项填报${randomUUID().slice(0, 4)}`;
  await page.getByRole("button", { name: "加开一期" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名称").fill(name);
  await dialog.getByLabel("开放日").fill(today);
  await dialog.getByLabel("截止日").fill(addDays(today, 10));
  await dialog.getByRole("button", { name: "加开" }).click();
  // On a day on which a period begins already another cannot: the words stay.
  const taken = dialog.getByText("已有一期在同一天开始");
  await expect(taken.or(page.getByRole("link", { name: new RegExp(name) })).first()).toBeVisible();
  if (await taken.isVisible()) return;
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await page.getByRole("button", { name: /^催办 \d+ 个部门$/ }).click();
  await dialog.getByLabel("催办的话").fill("请于本周五前报送");
  await dialog.getByRole("button", { name: "催办", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("cell", { name: today }).first()).toBeVisible();
  await page.getByRole("button", { name: /^催办 \d+ 个部门$/ }).click();
  await dialog.getByLabel("催办的话").fill("再催一次");
  await dialog.getByRole("button", { name: "催办", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("今天都已催办过");
  await expect(dialog.getByLabel("催办的话")).toHaveValue("再催一次");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "提前关闭" }).click();
  await dialog.getByLabel("理由").fill("汇总提前");
  await dialog.getByRole("button", { name: "关闭", exact: true }).last().click();
  await expect(page.getByText("名单已定，不再变动")).toBeVisible();
  await page.getByRole("link", { name: "名单", exact: true }).click();
  await expect(page.getByRole("heading", { name: "迟报、未报名单" })).toBeVisible();

  await speak(page, site.url, "en");
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(plan);
  await settle(page);
  await expectNoSideways(page);
  await expectAccessible(page);
});

test("a supervisor lets reports come before milestones, and monthly again", async ({ page, site }) => {
  await speak(page, site.url, "zh-CN");
  await signIn(page, "supervisor");
  await page.goto("/plans");
  const link = page.getByRole("link", { name: /建设质量强市实施方案/ }).first();
  await page.goto(`${new URL((await link.getAttribute("href")) ?? "", site.url).pathname}/reports`);
  await settle(page);
  const dialog = page.getByRole("dialog");
  const open = () => page.getByRole("button", { name: "填报周期" }).click();
  const rhythm = dialog.getByLabel("周期", { exact: true });
  const save = () => dialog.getByRole("button", { name: "保存" }).click();

  await open();
  await expect(rhythm).toHaveValue("monthly");
  const dueDay = await dialog.getByLabel("截止日（每月或季末月的几日）").inputValue();
  await rhythm.selectOption("按节点");
  await expect(dialog.getByText("任务的节点临近时开放一期")).toBeVisible();
  await expect(dialog.getByLabel("截止日（每月或季末月的几日）")).toHaveCount(0);
  const days = dialog.getByLabel("节点前几天开放（1 至 90）");
  await expect(days).toHaveValue("10");
  await expectAccessible(page);
  // Out of bounds it stays open, with what was typed.
  await days.fill("91");
  await save();
  await expect(days).toHaveValue("91");
  await days.fill("20");
  await dialog.getByLabel("谁来填报").selectOption({ index: 0 });
  await save();
  await expect(dialog).toBeHidden();
  await expect(announced(page, /^已改，新设 \d+ 期$/)).toBeVisible();

  await open();
  await expect(rhythm).toHaveValue("milestone");
  await expect(days).toHaveValue("20");
  await rhythm.selectOption("按月");
  await dialog.getByLabel("截止日（每月或季末月的几日）").fill(dueDay);
  await save();
  await expect(dialog).toBeHidden();
  await expect(announced(page, /^已改，新设 [1-9]\d* 期$/)).toBeVisible();
  await open();
  await expect(rhythm).toHaveValue("monthly");
});

test("an administrator notes days off and adds people from a sheet", async ({ page, site }) => {
  await speak(page, site.url, "zh-CN");
  await signIn(page, "admin");
  await page.goto("/admin/calendar");
  const field = page.getByLabel("粘贴放假安排");
  await field.fill("2031-02-30 不存在");
  await page.getByRole("button", { name: "登记" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "第 1 行认不出来" })).toBeVisible();
  await expect(field).toHaveValue("2031-02-30 不存在");
  const name = `节${randomUUID().slice(0, 4)}`;
  await field.fill(`2031-10-01 2031-10-03 ${name}`);
  await page.getByRole("button", { name: "登记" }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("2031-10-01 — 2031-10-03");
  await expectAccessible(page);
  await page.getByRole("button", { name: new RegExp(`移除 ${name}`) }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toHaveCount(0);

  await page.goto("/admin");
  const mark = randomUUID().slice(0, 8);
  const sheet = (role: string) => {
    const rows = [
      ["姓名", "用户名", "角色", "邮箱"],
      ["名单来的", `roster-${mark}`, role, `${mark}@example.gov.cn`],
    ].map(
      (cells, y) =>
        `<row r="${y + 1}">${cells.map((text, x) => `<c r="${"ABCD"[x]}${y + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`,
    );
    return {
      name: "名单.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: Buffer.from(xlsxFile([{ name: "Sheet1", rows: rows.join("") }])),
    };
  };
  await page.getByRole("button", { name: "导入名单" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("选择表格").setInputFiles(sheet("看门人"));
  await expect(dialog.getByRole("status")).toContainText("1 行还不能导入");
  await expect(dialog.getByRole("cell", { name: "角色认不出来" })).toBeVisible();
  await dialog.getByLabel("选择表格").setInputFiles(sheet("分管领导"));
  await dialog.getByRole("button", { name: "导入 1 人" }).click();
  await expect(dialog.getByRole("heading", { name: "初始口令" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "我已保存" }).click();
  await expect(page.getByRole("row", { name: new RegExp(`roster-${mark}`) })).toContainText(
    `${mark}@example.gov.cn`,
  );
});
