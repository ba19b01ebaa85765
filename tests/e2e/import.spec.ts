import { zipSync } from "fflate";
import { renderDemoDocuments } from "@/prisma/demo/documents";
import { expect, test } from "@/tests/setup/e2e";
import { realPlan, takeOver, taskCount, upload } from "./import-steps";
import { expectAccessible, keepAsleep, settle, signIn } from "./page-steps";

test.beforeEach(async ({ page }) => {
  await signIn(page, "supervisor");
});

const list = { name: "识别结果" };

for (const { fileName, bytes } of renderDemoDocuments({ year: new Date().getFullYear() })) {
  test(`reads ${fileName}, takes corrections and makes the plan`, async ({ page }) => {
    await upload(page, { name: fileName, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    const tasks = await taskCount(page);
    expect(tasks).toBeGreaterThan(5);
    const form = page.getByRole("group", { name: /^核对：/ });
    await form.getByLabel("任务名称").fill("改过名称的任务");
    await form.getByLabel("完成时限", { exact: true }).fill("2026-03-31");
    await form.getByLabel("添加牵头单位").fill("市文物保护局");
    await form.getByLabel("添加牵头单位").press("Enter");
    const chip = form.getByRole("button", { name: "市文物保护局" });
    await expect(chip).toBeVisible();
    // Another one leads as well, for as long as it takes to change the role.
    await form.getByLabel("添加配合单位").fill("市档案馆");
    await form.getByLabel("添加配合单位").press("Enter");
    await form.getByRole("button", { name: "市档案馆" }).click();
    await page.getByRole("menuitem", { name: "改为责任" }).click();
    await form.getByRole("button", { name: /核对无误/ }).click();
    await expect(page.getByText(/已存 \d\d:\d\d/)).toBeVisible();
    await expect(page.getByText(`已核 1 / ${tasks}`)).toBeVisible();

    // It is on the server: a new page shows it.
    await page.reload();
    await expect(page.getByText(`已核 1 / ${tasks}`)).toBeVisible();
    await takeOver(page, tasks);
    await page.goto(`${page.url()}/table`);
    const row = page.getByRole("row").filter({ hasText: "改过名称的任务" }).first();
    await expect(row).toContainText("市文物保护局");
    await expect(row).toContainText("2026-03-31");
  });
}

test("what is no task is left out, and can come back", async ({ page }) => {
  const [document] = renderDemoDocuments({ year: new Date().getFullYear() });
  if (!document) throw new Error("there is no demo document");
  await upload(page, { name: "方案.txt", mimeType: "text/plain", buffer: Buffer.from(document.bytes) });
  const tasks = await taskCount(page);
  await page.getByRole("button", { name: "不是任务" }).click();
  await expect(page.getByRole("button", { name: `接收 ${tasks - 1} 项任务` })).toBeVisible();
  await page.getByRole("button", { name: "恢复" }).click();
  await expect(page.getByRole("button", { name: `接收 ${tasks} 项任务` })).toBeVisible();
});

const standing = `滨江市优化营商环境实施方案（2026—2027年）

一、主要任务
（一）提升政务服务水平
1.推进一网通办。整合各类办事入口，2026年底前实现全程网办。（市政务服务局牵头，市财政局配合，以下均包括各区人民政府，不再列出）
2.压减审批时限。企业开办时间压减到一天以内。（市市场监管局牵头）
3.规范中介服务。公布中介服务事项清单，接受社会监督。（市发展改革委牵头）
（二）加强法治保障
4.完善信用体系。健全信用修复机制。（市发展改革委牵头，市司法局配合）
`;
const plain = (name: string, words: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

test("tasks are split, merged, moved and added by keys, kept, and taken back", async ({ page }) => {
  await upload(page, plain("方案.txt", standing));
  const form = page.getByRole("group", { name: /^核对：/ });
  const text = form.getByLabel("任务内容");
  const offers = (count: number) => page.getByRole("button", { name: `接收 ${count} 项任务` });
  await text.evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    area.setSelectionRange(9, 9);
  });
  await expect(text).toBeFocused();
  await page.keyboard.press("Alt+Enter");
  await expect(offers(5)).toBeVisible();
  await expect(text).toHaveValue("2026年底前实现全程网办。");
  await page.keyboard.press("Control+z");
  await expect(offers(4)).toBeVisible();
  await expect(text).toHaveValue("整合各类办事入口，2026年底前实现全程网办。");

  await page.getByRole("region", list).getByRole("button", { name: "压减审批时限" }).click();
  await expect(form.getByLabel("任务名称")).toHaveValue("压减审批时限");
  await page.keyboard.press("Alt+ArrowUp");
  const rows = page.getByRole("region", list).locator("tbody[data-index]");
  await expect(rows.first()).toContainText("压减审批时限");
  await form.getByLabel("所属章节").selectOption({ label: "（二）加强法治保障" });
  await expect(rows.last()).toContainText("压减审批时限");
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await expect(offers(3)).toBeVisible();
  await expect(text).toHaveValue(/健全信用修复机制。\s*压减审批时限\s*企业开办时间压减到一天以内。/);

  // Words of the source become a task of their own.
  await page.locator("[data-start]", { hasText: "规范中介服务" }).evaluate((line) => {
    const words = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let node = words.nextNode();
    while (node && !node.textContent?.includes("接受社会监督")) node = words.nextNode();
    const at = node?.textContent?.indexOf("接受社会监督") ?? 0;
    if (node) getSelection()?.setBaseAndExtent(node, at, node, at + 6);
  });
  await page.getByRole("button", { name: "由所选文字新建任务" }).click();
  await expect(text).toHaveValue("接受社会监督");
  await expect(offers(4)).toBeVisible();
  await expect(page.getByText(/已存 \d\d:\d\d/)).toBeVisible();
  await page.reload();
  await expect(offers(4)).toBeVisible();
  await takeOver(page, 4);
});

test("a standing clause is given to the tasks after it, a collective name is spelled out", async ({
  page,
}) => {
  await upload(page, plain("方案.txt", standing));
  const form = page.getByRole("group", { name: /^核对：/ });
  await page.getByRole("button", { name: "加到其后 3 项" }).click();
  await form.getByRole("button", { name: /^各区人民政府/ }).click();
  await page.getByRole("menuitem", { name: "展开为具体部门…" }).click();
  const dialog = page.getByRole("dialog", { name: "“各区人民政府”指哪些部门" });
  await dialog.getByLabel("市水利局").check();
  await dialog.getByLabel("市教育局").check();
  await dialog.getByRole("button", { name: "展开为 2 个部门" }).click();
  await expect(form.getByRole("button", { name: /^各区人民政府/ })).toHaveCount(0);
  await page.getByRole("region", list).getByRole("button", { name: "完善信用体系" }).click();
  await expect(form.getByLabel("任务名称")).toHaveValue("完善信用体系");
  await expect(form.getByRole("button", { name: /^各区人民政府/ })).toHaveCount(0);
  await expect(form.locator("[id^='field-department:']")).toHaveCount(4);
});

test("several files and an archive become an import each, with where they stand", async ({ page }) => {
  await page.goto("/plans/new");
  await settle(page);
  const archive = Buffer.from(
    zipSync({ "一.txt": Buffer.from(standing), "说明.png": Buffer.from("\x89PNG....", "latin1") }),
  );
  await page
    .getByLabel("方案文件")
    .setInputFiles([
      plain("二.txt", standing),
      { name: "全部.zip", mimeType: "application/zip", buffer: archive },
      plain("菜谱.txt", "红烧肉的做法\n五花肉切块，冷水下锅。\n"),
    ]);
  const uploads = page.getByRole("region", { name: "本次上传 4 份" });
  await expect(uploads.getByRole("link", { name: "去核对" })).toHaveCount(2);
  await expect(uploads.getByRole("listitem").filter({ hasText: "说明.png" })).toContainText("未读成");
  const recipe = page.getByRole("link", { name: "菜谱.txt" }).first();
  await recipe.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有读成");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("不像一份实施方案");
  await page.getByRole("button", { name: "重试" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("不像一份实施方案");
  await page.getByRole("button", { name: "放弃" }).click();
  await expect(page).toHaveURL(/\/plans\/new$/);
});

test("a file that is chosen and words that are typed before the page is awake are not lost", async ({
  page,
}) => {
  const wake = await keepAsleep(page);
  await page.goto("/plans/new", { waitUntil: "commit" });
  const words = page.getByLabel("或粘贴正文");
  await words.fill("早早写下的八个字");
  const recipe = { name: "菜谱.txt", mimeType: "text/plain", buffer: Buffer.from("红烧肉的做法\n") };
  await page.getByLabel("方案文件").setInputFiles(recipe);
  wake();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("没有导入“菜谱.txt”");
  await expect(words).toHaveValue("早早写下的八个字");
  await expect(page.getByText("8 字")).toBeVisible();
});

test("field and words light each other", async ({ page }) => {
  const [document] = renderDemoDocuments({ year: new Date().getFullYear() });
  if (!document) throw new Error("there is no demo document");
  await upload(page, { name: "方案.txt", mimeType: "text/plain", buffer: Buffer.from(document.bytes) });
  const title = page.getByRole("group", { name: /^核对：/ }).getByLabel("任务名称");
  await title.focus();
  const lit = page.getByRole("region", { name: "原文" }).locator('mark[data-lit="true"]');
  await expect(lit.first()).toHaveText(await title.inputValue());
  const other = page.getByRole("region", { name: "原文" }).locator("mark [role=button]").nth(12);
  await other.click();
  await expect(page.locator(":focus")).toHaveAttribute("id", /^field-/);
});

test("nobody's changes are overwritten when two check one document", async ({ page, context }) => {
  const [document] = renderDemoDocuments({ year: new Date().getFullYear() });
  if (!document) throw new Error("there is no demo document");
  await upload(page, { name: "方案.txt", mimeType: "text/plain", buffer: Buffer.from(document.bytes) });
  const other = await context.newPage();
  await other.goto(page.url());
  await settle(other);
  await other.getByLabel("任务名称").fill("对方写的");
  await expect(other.getByText(/已存 \d\d:\d\d/)).toBeVisible();
  await page.getByLabel("任务名称").fill("我写的");
  const dialog = page.getByRole("dialog", { name: "别人刚存过这份核对" });
  await expect(dialog).toContainText("对方写的");
  await expect(dialog).toContainText("我写的");
  await dialog.getByRole("button", { name: "保留我的" }).click();
  await expect(page.getByText(/已存 \d\d:\d\d/)).toBeVisible();
  await other.reload();
  await expect(other.getByText("我写的").first()).toBeVisible();
});

test("both pages can be used by everybody", async ({ page }) => {
  await page.goto("/plans/new");
  await expectAccessible(page);
  const document = renderDemoDocuments({ year: new Date().getFullYear() })[1];
  if (!document) throw new Error("there is no demo document");
  const file = { name: document.fileName, mimeType: "text/html", buffer: Buffer.from(document.bytes) };
  await upload(page, file);
  await expectAccessible(page);
});

for (const { file, tasks, lead } of [
  { file: "cnca-2018-implementation.txt", tasks: 50, lead: "认可部" },
  { file: "tianjin-binhai-2019-implementation.txt", tasks: 24, lead: "区市场监管局" },
]) {
  // Real plans lie beside some checkouts only.
  const path = realPlan(file);
  if (path === null) continue;
  test(`reads the ${tasks} tasks of ${file}`, async ({ page }) => {
    await upload(page, path);
    const first = page.getByRole("region", list).getByRole("row").nth(1);
    await expect(first).toContainText(lead);
    await takeOver(page, tasks);
    await page.goto(`${page.url()}/table`);
    await expect(page.getByText(lead).first()).toBeVisible();
  });
}
