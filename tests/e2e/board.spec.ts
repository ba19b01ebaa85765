import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/tests/setup/e2e";
import { announced, expectAccessible, expectNoSideways } from "./page-steps";
import { openPlanView } from "./plan-steps";

function column(page: Page, key: string): Locator {
  return page.locator(`[data-column="${key}"]`);
}

async function countOf(page: Page, key: string): Promise<number> {
  return Number(await column(page, key).locator("header span").first().textContent());
}

/** From the middle of a card to the middle of a column, in steps as a hand would. */
async function drag(page: Page, card: Locator, target: Locator): Promise<void> {
  const from = await card.boundingBox();
  const to = await target.boundingBox();
  if (!from || !to) throw new Error("card or column is out of sight");
  await page.mouse.move(from.x + 40, from.y + from.height - 16);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + from.height, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 200, { steps: 10 });
}

test("carries a claim from the officer's hand to the supervisor's keyboard", async ({
  page,
  site,
  browser,
}) => {
  const search = "?q=培育质量领军企业";
  await openPlanView(page, site.url, { username: "officer", view: "board", search });
  const card = column(page, "in_progress").locator("[data-card]").first();
  await expect(card).toBeVisible();

  // Where the rules do not lead, the board says why and nothing moves.
  await drag(page, card, column(page, "closed"));
  await expect(column(page, "closed")).toContainText("须先办结，再由督查室销号");
  await page.mouse.up();
  await expect(announced(page, "没有改动")).toBeVisible();
  expect(await countOf(page, "in_progress")).toBe(1);

  await drag(page, card, column(page, "completion_claimed"));
  await expect(column(page, "completion_claimed")).toContainText("放到这里：申请办结");
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: /^申请办结/ });
  await dialog.getByRole("button", { name: "申请办结" }).click();
  await expect(dialog).toContainText("须写明完成情况");
  await dialog.getByLabel("完成情况").fill("领军企业名单已公布，见市政府公报。");
  await dialog.locator('input[type="file"]').setInputFiles({
    name: "领军企业名单.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("第一家\n第二家"),
  });
  await expect(dialog.getByRole("link", { name: /领军企业名单/ })).toBeVisible();
  await dialog.getByRole("button", { name: "申请办结" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => countOf(page, "completion_claimed")).toBe(1);

  const other = await browser.newContext({ baseURL: site.url, viewport: { width: 1440, height: 900 } });
  const desk = await other.newPage();
  await openPlanView(desk, site.url, { username: "supervisor", view: "board", search });
  const handle = column(desk, "completion_claimed").getByRole("button", { name: /^拿起/ });
  await handle.focus();
  await desk.keyboard.press("Space");
  await expect(column(desk, "completion_claimed")).toContainText("原位置");
  await desk.keyboard.press("ArrowRight");
  await expect(column(desk, "completed")).toContainText("放到这里：核验通过");
  // Until the server has answered, nothing says that it is done.
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await desk.route("**/board**", async (route) => {
    if (route.request().method() === "POST") await asked;
    await route.continue();
  });
  await desk.keyboard.press("Enter");
  await expect(desk.locator("[id^=DndLiveRegion]")).toContainText("等待结果");
  await expect(announced(desk, "核验通过")).toBeHidden();
  answer();
  await expect(announced(desk, "核验通过")).toBeVisible();
  await expect.poll(() => countOf(desk, "completed")).toBe(1);
  await other.close();
});

test("is moved by a finger that rests on a card, and scrolled by one that does not", async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({
    baseURL: site.url,
    hasTouch: true,
    viewport: { width: 1024, height: 768 },
  });
  const page = await context.newPage();
  await openPlanView(page, site.url, {
    username: "officer",
    view: "board",
    search: "?q=开展重点产业链质量攻关",
  });
  const card = column(page, "in_progress").locator("[data-card]").first();
  const pane = page.locator("section[data-scroll], div[data-scroll]").filter({ has: card }).first();
  const finger = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints });
  const placeOf = async (element: Locator) => {
    const box = await element.boundingBox();
    if (!box) throw new Error("card or column is out of sight");
    return { x: box.x + box.width / 2, y: box.y + Math.min(60, box.height / 2) };
  };

  const start = await placeOf(card);
  await touch("touchStart", start);
  for (let at = 1; at <= 10; at++) await touch("touchMove", { x: start.x - 20 * at, y: start.y });
  await touch("touchEnd");
  await expect.poll(() => pane.evaluate((element) => element.scrollLeft)).toBeGreaterThan(50);
  await expect(page.locator("[data-dragging]")).toHaveCount(0);
  // What was swiped goes on for a while: a trial waits until the card stands still.
  await card.click({ trial: true });

  const [from, to] = [await placeOf(card), await placeOf(column(page, "completion_claimed"))];
  await touch("touchStart", from);
  await expect(page.locator("[data-dragging]")).toHaveCount(1);
  for (let at = 1; at <= 6; at++) {
    await touch("touchMove", {
      x: from.x + ((to.x - from.x) * at) / 6,
      y: from.y + ((to.y - from.y) * at) / 6,
    });
  }
  await expect(column(page, "completion_claimed")).toContainText("放到这里：申请办结");
  await touch("touchEnd");
  await expect(page.getByRole("dialog", { name: /^申请办结/ })).toBeVisible();
  await context.close();
});

test("offers the same steps in a card's menu, and asks for the reason before", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "supervisor", view: "board", search: "?q=计量体系" });
  const card = column(page, "in_progress").locator("[data-card]").first();
  await expect(column(page, "suspended")).toHaveCount(0);
  await card.getByRole("button", { name: /可办的事/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "暂缓" }).click();
  const dialog = page.getByRole("dialog", { name: /^暂缓/ });
  await dialog.getByLabel("理由").fill("等上位规划批复");
  await dialog.getByLabel("理由").press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect.poll(() => countOf(page, "suspended")).toBe(1);
  await drag(page, column(page, "suspended").locator("[data-card]").first(), column(page, "in_progress"));
  await page.mouse.up();
  const resume = page.getByRole("dialog", { name: /^恢复办理/ });
  // A click in the first moments after a card was let go still belongs to the drag, as on a trembling hand.
  await expect(async () => {
    await resume.getByRole("button", { name: "取消" }).click({ timeout: 1_000 });
    await expect(resume).toBeHidden({ timeout: 500 });
  }).toPass();
  expect(await countOf(page, "suspended")).toBe(1);
  await page.keyboard.press("Control+z");
  await expect(announced(page, "已撤回，1 项回到原来的状态")).toBeVisible();
  await expect(column(page, "suspended")).toHaveCount(0);
});

test("folds a column, which keeps its count, and opens it again by key", async ({ page, site }) => {
  await openPlanView(page, site.url, { username: "leader", view: "board" });
  const count = await countOf(page, "in_progress");
  const cards = column(page, "in_progress").locator("[data-card]");
  await expect(cards.first()).toBeVisible();
  await page.getByRole("button", { name: "收起“办理中”" }).click();
  await expect(cards).toHaveCount(0);
  expect(await countOf(page, "in_progress")).toBe(count);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^展开“办理中”/ }).press("Enter");
  await expect(cards.first()).toBeVisible();
});

test("stands in columns by light, department, section and month, with counts that hold", async ({
  page,
  site,
}) => {
  await openPlanView(page, site.url, { username: "leader", view: "board" });
  for (const name of ["亮灯", "部门", "章节", "到期月份"]) {
    await page.getByRole("group", { name: "分列" }).getByRole("button", { name }).click();
    await expect(page).toHaveURL(/by=/);
    await expect(page.getByRole("button", { name, pressed: true })).toBeVisible();
    const columns = page.locator("section[data-column]");
    let total = 0;
    for (const one of await columns.all()) {
      const count = Number(await one.locator("header span").first().textContent());
      // Columns beyond the first read their cards when they come into sight.
      await one.scrollIntoViewIfNeeded();
      await expect(one.locator("[data-card]")).toHaveCount(count);
      total += count;
    }
    expect(total).toBe(36);
  }
});

for (const locale of ["zh-CN", "en"] as const) {
  test(`can be used by everybody, and on a phone (${locale})`, async ({ page, site }) => {
    await openPlanView(page, site.url, { username: "supervisor", view: "board", locale });
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSideways(page);
    await expectAccessible(page);
  });
}
