import type { Page } from "@playwright/test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeDocx } from "@/prisma/demo/documents/docx-writer";
import { asPdf } from "@/tests/setup/documents/block-files";
import { expect, test } from "@/tests/setup/e2e";
import { takeOver, taskCount, upload } from "./import-steps";
import { announced, expectAccessible, expectNoSideways, settle, signIn, speak } from "./page-steps";
import { openPlanView } from "./plan-steps";

/** The search, open and ready for words. */
async function openSearch(page: Page, key: string) {
  await page.keyboard.press(key);
  const box = page.getByRole("combobox", { name: "查找" });
  await expect(box).toBeFocused();
  return box;
}

test("finds a task from every page, by keyboard alone", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "officer", view: "table" });
  const box = await openSearch(page, "Control+k");
  await expect(page.getByText("可按词语查找")).toBeVisible();
  await box.fill("質量");
  const found = page.getByRole("listbox").getByRole("option");
  await expect(found.first()).toBeVisible();
  await expect(page.locator("dialog mark").first()).toHaveText("质量");
  await expectAccessible(page);
  await box.fill("没有这样的词");
  await expect(page.getByText("没有找到“没有这样的词”")).toBeVisible();
  await box.fill("培育质量领军企业");
  await expect(page.getByRole("option", { name: /培育质量领军企业/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tasks\//);
  await expect(page.getByRole("heading", { level: 1, name: "培育质量领军企业" })).toBeVisible();
  // What was looked for last is at hand; all results have an address.
  await page.goto("/plans");
  await settle(page);
  await openSearch(page, "/");
  await page.getByRole("button", { name: "培育质量领军企业" }).click();
  await page.getByRole("option", { name: "查看全部结果" }).click();
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.getByRole("heading", { name: "任务" })).toBeVisible();
});

test("opens at once what a press asks for", async ({ page, site }) => {
  // On a clock that stands still. What React shows after a fallback it holds back by a timer.
  await page.clock.install();
  await openPlanView(page, site.url, { username: "officer", view: "table" });
  await page.clock.pauseAt(Date.now() + 60_000);
  await openSearch(page, "Control+k");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "导出" }).press("Enter");
  await expect(page.getByRole("menuitem", { name: "Excel" })).toBeVisible();
});

test("opens a task beside the view, goes on to the next, and leads back", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "leader", view: "table", search: "?light=green" });
  const links = page.locator("main td a[href^='/tasks/']");
  const [first, second] = [
    (await links.nth(0).textContent()) ?? "",
    (await links.nth(1).textContent()) ?? "",
  ];
  await links.nth(0).click();
  const panel = page.getByRole("dialog", { name: "任务" });
  await expect(panel.getByRole("heading", { level: 1, name: first })).toBeVisible();
  await expect(page.getByRole("grid")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("j");
  await expect(panel.getByRole("heading", { level: 1, name: second })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(/\/table\?light=green/);
  await expect(links.nth(0)).toBeFocused();
});

test("moves a deadline on the timeline with its reason, and says why it cannot be moved", async ({
  page,
  site,
}) => {
  await openPlanView(page, site.url, { username: "supervisor", view: "timeline", search: "?zoom=year" });
  const row = page.getByRole("row").filter({ hasText: "培育质量领军企业" });
  await row.focus();
  await page.keyboard.press("ArrowDown");
  await expect(row).not.toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(row).toBeFocused();
  await expectAccessible(page);

  const handle = row.locator("[data-handle]");
  const place = await handle.boundingBox();
  if (!place) throw new Error("the bar has no end");
  await page.mouse.move(place.x + 6, place.y + 12);
  await page.mouse.down();
  await page.mouse.move(place.x + 66, place.y + 12, { steps: 4 });
  await page.mouse.up();
  const dialog = page.getByRole("dialog");
  const day = await dialog.getByLabel("新时限").inputValue();
  expect(day > "2027-01-31").toBe(true);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toContainText("请写明理由");
  await dialog.getByLabel("新时限").fill("2020-01-01");
  await expect(dialog).toContainText("不能早于开始日期");
  await dialog.getByLabel("新时限").fill(day);
  await dialog.getByLabel("调整理由").fill("上级要求延后");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(announced(page, `时限已调整为 ${day}`)).toBeVisible();
  await expect(row).toContainText(day);

  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole("heading", { level: 2, name: /2027年12月/ })).toBeVisible();
  await expectNoSideways(page);
});

test("keeps a view under a name, and gives due days to calendar programs", async ({ page, site }) => {
  // Words of its own, so that no view that was kept before shows the same.
  const mark = String(Date.now() % 1_000_000);
  const plan = await openPlanView(page, site.url, {
    username: "supervisor",
    view: "table",
    search: `?q=${mark}`,
  });
  const name = `编号 ${mark}`;
  await page.getByRole("button", { name: "视图" }).click();
  await page.getByLabel("把当前条件保存为视图").fill(name);
  await page.getByLabel("把当前条件保存为视图").press("Enter");
  await expect(announced(page, `视图“${name}”已保存`)).toBeVisible();
  await expect(page.getByRole("button", { name })).toBeVisible();
  await page.goto(`${plan}/board`);
  await settle(page);
  await page.getByRole("button", { name: "视图" }).click();
  const link = page.getByRole("link", { name: new RegExp(`${name}\\s*台账\\s*\\d+`) });
  await expectAccessible(page);
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/table\\?q=${mark}`));

  await page.goto("/account");
  await settle(page);
  await page.getByRole("button", { name: /生成地址|换一个地址/ }).click();
  const address = await page.getByLabel("订阅地址").inputValue();
  const calendar = await page.request.get(address);
  expect(calendar.headers()["content-type"]).toContain("text/calendar");
  expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  await page.getByRole("button", { name: "停用" }).first().click();
  await expect(announced(page, "地址已停用")).toBeVisible();
  await page.goto("/calendar?month=2026-12");
  await expect(page.getByRole("heading", { name: "2026年12月" })).toBeVisible();
  await expectAccessible(page);
});

test("looks at the tasks of all plans in one table, and keeps that under a name", async ({ page, site }) => {
  await speak(page, site.url, "zh-CN");
  await signIn(page, "supervisor");
  await page.goto("/plans");
  await page.getByRole("link", { name: "全部任务" }).click();
  await expect(page).toHaveURL(/\/ledger$/);
  await settle(page);
  const groups = page.locator("tr[data-group]");
  expect(await groups.count()).toBeGreaterThan(1);
  await expectAccessible(page);
  await page.getByLabel("分组").selectOption("light");
  await expect(page.getByRole("columnheader", { name: "方案" })).toBeVisible();
  await expect(page.locator("td[data-column=plan]").first()).toContainText("方案");

  const mark = String(Date.now() % 1_000_000);
  await page.goto(`/ledger?q=${mark}`);
  await settle(page);
  await page.getByRole("button", { name: "视图" }).click();
  await page.getByLabel("把当前条件保存为视图").fill(`全部 ${mark}`);
  await page.getByLabel("把当前条件保存为视图").press("Enter");
  await expect(announced(page, `视图“全部 ${mark}”已保存`)).toBeVisible();
  await page.goto("/ledger");
  await settle(page);
  await page.getByRole("button", { name: "视图" }).click();
  await page.getByRole("link", { name: new RegExp(`全部 ${mark}\\s*台账\\s*0`) }).click();
  await expect(page).toHaveURL(`${site.url}/ledger?q=${mark}`);

  await page.goto("/ledger?light=red");
  await settle(page);
  const first = page.locator("td[data-column=name]").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "任务" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/ledger\?light=red/);
  const file = await (await page.request.get("/ledger/export?light=red&format=csv")).text();
  expect(file.split("\r\n")[0]).toContain("任务来源");
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSideways(page);
});

test("lays the pages of a Word file beside the text, and goes to the words that are clicked on", async ({
  page,
  site,
}) => {
  await speak(page, site.url, "zh-CN");
  await signIn(page, "leader");
  await page.goto("/plans");
  await page
    .getByRole("link", { name: /养老和家政服务提质三年行动计划/ })
    .first()
    .click();
  await page.getByRole("link", { name: "原文", exact: true }).click();
  await settle(page);
  await page.getByRole("button", { name: "对照原件" }).click();
  await expect(page).toHaveURL(/\/document\?original=1$/);
  const paper = page.frameLocator("iframe[title^='原件']");
  await expect(paper.getByText("滨江市人民政府办公室关于印发").first()).toBeVisible();
  await expect(page.locator("main mark").first()).toBeVisible();

  const line = page.locator("[data-start]:has(a[href^='/tasks/'])").last();
  await line.locator(".doc-text").click({ position: { x: 2, y: 2 } });
  const lit = paper.locator("[data-lit]");
  await expect(lit).toBeVisible();
  // In the frame itself no script runs, not even one that asks what is in sight.
  const inSight = () =>
    page.locator("iframe").evaluate((frame: HTMLIFrameElement) => {
      const place = frame.contentDocument?.querySelector("[data-lit]")?.getBoundingClientRect();
      return place !== undefined && place.top >= 0 && place.bottom <= frame.clientHeight;
    });
  await expect.poll(inSight).toBe(true);
  const start = ((await line.locator(".doc-text").textContent()) ?? "").replace(/\s/g, "");
  expect(start).toContain(((await lit.textContent()) ?? "-").replace(/\s/g, "").slice(0, 20));

  await page.setViewportSize({ width: 360, height: 740 });
  await expect(line).toBeHidden();
  await expectNoSideways(page);
  await page.getByRole("button", { name: "原文", exact: true }).click();
  await expect(page).toHaveURL(/\/document$/);
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.goBack();
  await expect(paper.getByText("滨江市人民政府办公室关于印发").first()).toBeVisible();
});

const care = (name: string) =>
  [
    `滨江市${name}工作实施方案（2026—2027年）`,
    "一、重点任务",
    ...Array.from(
      { length: 24 },
      (_, index) =>
        `${index + 1}.建设第${index + 1}座社区养老服务中心。完成选址、施工和验收，配备护理床位${20 + index}张，` +
        "设立康复、助餐、文娱等功能区，面向周边居民开放。（市民政局牵头，市财政局配合）",
    ),
  ].map((text, index) => ({ kind: "paragraph" as const, text, heading: null, centred: index === 0 }));

test("draws the pages of a PDF beside the text", async ({ page, site }) => {
  await speak(page, site.url, "zh-CN");
  await signIn(page, "supervisor");
  const buffer = Buffer.from(asPdf(care(`页面${Date.now().toString(36)}`)));
  await upload(page, { name: "方案.pdf", mimeType: "application/pdf", buffer });
  await takeOver(page, await taskCount(page));
  await page.goto(`${new URL(page.url()).pathname}/document?original=1`);
  const pages = page.getByRole("complementary", { name: "原件" });
  await expect(pages.getByText(/^第 1 页，共 \d 页$/)).toBeVisible();
  const first = pages.locator("canvas").first();
  const inked = () =>
    first.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128 && data[at + 3] === 255) dark++;
      return dark;
    });
  await expect.poll(inked).toBeGreaterThan(500);
  await expect(pages.getByText("建设第1座社区养老服务中心").first()).toBeAttached();
  await expectAccessible(page);

  // With the keys, the pages go along as well.
  const last = page.locator("[data-start]").filter({ hasText: "建设第24座" });
  await last.locator("a[href^='/tasks/']").first().focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(pages.locator("[data-lit]").first()).toBeInViewport();
  await expect(pages.locator("[data-lit]").first()).toContainText("建设第24座");
  await expect(pages.getByText(/^第 [2-9] 页，共 \d 页$/)).toBeVisible();
});

test("shows nothing of a hostile Word file but its words", async ({ page, site }) => {
  await speak(page, site.url, "zh-CN");
  await signIn(page, "supervisor");
  const lines = care(`外来${Date.now().toString(36)}`).map(({ text }, index) =>
    index === 0 ? `@title ${text}` : text,
  );
  const parts = unzipSync(writeDocx(lines.join("\n")));
  const edit = (name: string, change: (xml: string) => string) => {
    parts[name] = strToU8(change(strFromU8(parts[name] ?? new Uint8Array())));
  };
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const outside = { hyperlink: ["javascript:parent.wasHere=1", "https://example.invalid/"], image: [] };
  edit("word/_rels/document.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `${outside.hyperlink
        .map(
          (target, at) =>
            `<Relationship Id="out${at}" Type="${office}/hyperlink" Target="${target}" TargetMode="External"/>`,
        )
        .join("")}</Relationships>`,
    ),
  );
  edit("word/document.xml", (xml) =>
    xml.replace(
      "<w:body>",
      `<w:body><w:p>${outside.hyperlink
        .map(
          (_, at) =>
            `<w:hyperlink xmlns:r="${office}" r:id="out${at}"><w:r><w:t>链接${at}</w:t></w:r></w:hyperlink>`,
        )
        .join("")}</w:p>`,
    ),
  );
  edit("word/styles.xml", (xml) =>
    xml.replace(
      "</w:styles>",
      `<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:rPr><w:color w:val="red}&lt;/style&gt;&lt;img src=x onerror=parent.wasHere=1&gt;"/></w:rPr></w:style></w:styles>`,
    ),
  );
  await upload(page, {
    name: "外来.docx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(zipSync(parts)),
  });
  await takeOver(page, await taskCount(page));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${new URL(page.url()).pathname}/document?original=1`);
  const paper = page.frameLocator("iframe[title^='原件']");
  await paper.getByText("链接0").click();
  await paper.getByText("链接1").click();
  await expect(paper.getByText("建设第1座").first()).toBeVisible();
  await expect(paper.locator("a[href], img, script, iframe")).toHaveCount(0);
  expect(await page.evaluate(() => "wasHere" in window)).toBe(false);
  expect(
    asked.filter((url) => !url.startsWith(site.url) && !url.startsWith("data:") && !url.startsWith("blob:")),
  ).toEqual([]);
});
