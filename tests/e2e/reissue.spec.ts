import type { Page } from "@playwright/test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "@/tests/setup/e2e";
import { takeOver, taskCount, upload } from "./import-steps";
import { expectAccessible, expectNoSideways, settle, signIn, speak } from "./page-steps";

const mark = Date.now().toString(36);
const plain = (name: string, words: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

const first = (name: string) => `滨江市${name}实施方案（2026—2027年）

一、重点任务
1.推进一网通办。整合各类办事入口，2026年底前实现全程网办。（市政务服务局牵头，市财政局配合）
2.压减审批时限。企业开办时间压减到一天以内。（市市场监管局牵头）
3.规范中介服务。公布中介服务事项清单，接受社会监督。（市发展改革委牵头）
4.完善信用体系。健全信用修复机制。（市发展改革委牵头，市司法局配合）

附件：主要指标

| 序号 | 指标名称 | 单位 | 2025年基期值 | 2027年目标值 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1 | 政务服务满意度 | % | 92 | 96 | 预期性 |
| 2 | 新登记经营主体 | 万户 | 3.1 | 4 | 预期性 |
`;
const second = (name: string) => `滨江市${name}实施方案（2026—2027年）

一、重点任务
1.压减审批时限。企业开办时间压减到半天以内。（市市场监管局牵头，市税务局配合）
2.推进一网通办。整合各类办事入口，2027年6月底前实现全程网办。（市政务服务局牵头，市财政局配合）
3.完善信用体系。健全信用修复机制。（市发展改革委牵头，市司法局配合）
4.培育专业机构。引进法律、会计等专业服务机构二十家。（市司法局牵头）

附件：主要指标

| 序号 | 指标名称 | 单位 | 2025年基期值 | 2027年目标值 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1 | 政务服务满意度 | % | 92 | 97.5 | 约束性 |
| 2 | 高频事项全程网办率 | % | 71 | 95 | 预期性 |
`;

/** A plan of its own, and the page on which its revised text comes in. */
async function revise(page: Page, name: string): Promise<string> {
  await upload(page, plain("方案.txt", first(name)));
  await takeOver(page, await taskCount(page));
  const plan = page.url();
  await page.getByRole("link", { name: "导入修订稿或台账" }).click();
  await expect(page).toHaveURL(/\/revise$/);
  await settle(page);
  return plan;
}

test.beforeEach(async ({ page }) => {
  await signIn(page, "supervisor");
});

test("a revised document is compared, corrected and accepted, and the tasks stay the same", async ({
  page,
}) => {
  const plan = await revise(page, `修订${mark}`);
  await page.goto(`${plan}/table`);
  const row = (words: string) => page.getByRole("row").filter({ hasText: words }).first();
  const href = await row("推进一网通办").getByRole("link").first().getAttribute("href");

  await page.goto(`${plan}/revise`);
  await settle(page);
  await page.getByLabel("方案文件").setInputFiles(plain("修订稿.txt", second(`修订${mark}`)));
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]+$/);
  await page.getByRole("button", { name: "与现方案比对" }).click();
  await expect(page).toHaveURL(/\/compare/);
  await expect(page.getByText("有改动 2　新增 1　不再列入 1　无变化 0")).toBeVisible();
  const pair = page.getByRole("article", { name: "第 2 项：有改动" });
  await expect(pair.getByText("编号 1 → 2")).toBeVisible();
  await expect(pair.locator("del").first()).toHaveText("2026年");
  await expect(pair.getByRole("checkbox", { name: "采用修订稿的时限" })).toBeChecked();
  await expectAccessible(page);

  await page.getByRole("link", { name: /^不再列入/ }).click();
  const gone = page.getByRole("article", { name: "第 3 项：不再列入" });
  await gone.getByRole("checkbox").uncheck();
  await expect(page.getByText(/已存 \d\d:\d\d/)).toBeVisible();
  await page.reload();
  await settle(page);
  await expect(gone.getByRole("checkbox")).not.toBeChecked();

  await page.getByRole("link", { name: /^指标/ }).click();
  const indicator = page.getByRole("article", { name: "指标“政务服务满意度”：有改动" });
  await expect(indicator.getByRole("listitem")).toHaveText(["性质 预期性 → 约束性", "2027年目标 96 → 97.5"]);
  await expect(page.getByRole("article", { name: "指标“新登记经营主体”：不再列出" })).toBeVisible();

  await page.getByRole("button", { name: "接收修订" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "接收", exact: true }).click();
  await expect(dialog.getByText("请写明理由。").first()).toBeVisible();
  await dialog.getByLabel("理由").fill("市政府印发修订稿");
  await dialog.getByRole("button", { name: "接收", exact: true }).click();
  await expect(page).toHaveURL(plan);
  const editions = page.getByRole("region", { name: "各版文件 2" });
  await expect(editions.getByRole("listitem").first()).toContainText("修订稿.txt");
  const address = await editions.getByRole("link", { name: "下载第 1 版文件" }).getAttribute("href");
  expect(await (await page.request.get(address ?? "")).text()).toBe(first(`修订${mark}`));

  await page.goto(`${plan}/table`);
  await expect(row("推进一网通办")).toContainText("2027-06-30");
  expect(await row("推进一网通办").getByRole("link").first().getAttribute("href")).toBe(href);
  await expect(row("培育专业机构")).toContainText("市司法局");
});

test("a passage that belongs to another task is put right, on a narrow page in English", async ({
  page,
  baseURL,
}) => {
  await revise(page, `对应${mark}`);
  await page.getByLabel("或粘贴正文").fill(second(`对应${mark}`));
  await page.getByRole("button", { name: "读取粘贴的正文" }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]+$/);
  await speak(page, baseURL ?? "", "en");
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${page.url()}/compare?show=new`);
  await settle(page);
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Belongs to an existing task" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /规范中介服务/ })
    .click();
  await expect(page.getByText("There are no new tasks")).toBeVisible();
  await page.getByRole("link", { name: /^Changed/ }).click();
  await expect(page.getByRole("article", { name: "Task 4: Changed" }).locator("del").first()).toContainText(
    "规范",
  );
});

test("a ledger edited in a spreadsheet shows its changed cells, and nothing else", async ({ page }) => {
  const plan = await revise(page, `台账${mark}`);
  const file = await page.request.get(`${plan}/table/export?format=xlsx`);
  const parts = unzipSync(new Uint8Array(await file.body()));
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  parts["xl/worksheets/sheet1.xml"] = strToU8(sheet.replace("接受社会监督", "接受社会和企业监督"));
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const buffer = Buffer.from(zipSync(parts));
  await page.getByLabel("方案文件").setInputFiles({ name: "台账.xlsx", mimeType, buffer });
  await expect(page).toHaveURL(/\/compare/);
  await expect(page.getByText("有改动 1　新增 0　不再列入 0　无变化 3")).toBeVisible();
  const pair = page.getByRole("article", { name: "第 3 项：有改动" });
  await expect(pair.locator("ins")).toHaveText("和企业");
  await expectAccessible(page);
  await page.getByRole("button", { name: "接收改动" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("理由").fill("会商后调整");
  await dialog.getByRole("button", { name: "接收", exact: true }).click();
  await expect(page).toHaveURL(plan);
  await expect(page.getByText("导回台账")).toBeVisible();
});
