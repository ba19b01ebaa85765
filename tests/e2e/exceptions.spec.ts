import type { Page } from "@playwright/test";
import { addDays } from "@/lib/calendar/date";
import { expect, test } from "@/tests/setup/e2e";
import { deskOf } from "./desk-steps";
import { expectAccessible, expectNoSideways, settle, visitor } from "./page-steps";

test.setTimeout(120_000);

/** The first task with a coming deadline on whose page the officer can do this; its page is open then. */
async function openWhere(page: Page, button: string): Promise<string> {
  const deadlines = page.getByRole("region", { name: "接下来的时限" }).getByRole("link");
  await expect(deadlines.first()).toBeVisible();
  const paths = await deadlines.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const path of paths) {
    await open(page, path);
    if ((await page.getByRole("button", { name: button, exact: true }).count()) > 0) return path;
  }
  throw new Error(`no task with ${button}`);
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator(".skeleton")).toHaveCount(0);
  await settle(page);
}

/** Fills the dialog that is open, sends it and waits until it has gone. */
async function send(
  page: Page,
  button: string,
  fill: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>,
) {
  const dialog = page.getByRole("dialog");
  await fill(dialog);
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test("a later deadline is asked for, signed, granted for another day, and the first one stays visible", async ({
  browser,
  site,
}) => {
  const officer = await deskOf(browser, site.url, "officer");
  const path = await openWhere(officer.page, "申请延期");
  await officer.page.getByRole("button", { name: "申请延期" }).click();
  const asking = officer.page.getByRole("dialog");
  await asking.getByRole("button", { name: "提交申请" }).click();
  await expect(asking.getByText("请写明理由。")).toBeVisible();
  const earliest = (await asking.getByLabel("延至").getAttribute("min")) ?? "";
  const [wanted, granted] = [addDays(earliest, 90), addDays(earliest, 30)];
  await send(officer.page, "提交申请", async (dialog) => {
    await dialog.getByLabel("理由").fill("用地规划条件未批复");
    await dialog.getByLabel("延至").fill(wanted);
  });
  await expect(officer.page.locator("#extensions")).toContainText("已申请");
  await officer.context.close();

  const head = await deskOf(browser, site.url, "head");
  const toSign = head.page.getByRole("region", { name: /^延期待签发/ });
  await toSign
    .getByRole("listitem")
    .filter({ hasText: wanted })
    .getByRole("button", { name: "签发" })
    .click();
  await send(head.page, "签发", async () => undefined);
  await expect(toSign.getByRole("listitem").filter({ hasText: wanted })).toHaveCount(0);
  await head.context.close();

  const supervisor = await deskOf(browser, site.url, "supervisor");
  const toDecide = supervisor.page.getByRole("region", { name: /^延期待批复/ });
  await toDecide
    .getByRole("listitem")
    .filter({ hasText: wanted })
    .getByRole("button", { name: "同意", exact: true })
    .click();
  await send(supervisor.page, "同意", async (dialog) => {
    await expect(dialog.getByLabel("延至")).toHaveValue(wanted);
    await dialog.getByLabel("延至").fill(granted);
  });
  await open(supervisor.page, path);
  const moved = `原定 ${addDays(earliest, -1)}，经同意延至 ${granted}`;
  await expect(supervisor.page.getByText(moved)).toBeVisible();
  await expectAccessible(supervisor.page);
  await supervisor.page.setViewportSize({ width: 360, height: 780 });
  await expectNoSideways(supervisor.page);
  await supervisor.context.close();
});

test("a problem waits for the leader, is decided by an instruction, and the answer comes back", async ({
  browser,
  site,
}) => {
  const problem = `实验楼用地 ${Date.now()}`;
  const words = `请把上会时间定下来 ${Date.now()}`;
  const officer = await deskOf(browser, site.url, "officer");
  const path = await openWhere(officer.page, "提出");
  await officer.page.locator("#problems").getByRole("button", { name: "提出" }).click();
  await send(officer.page, "提出", async (dialog) => {
    await dialog.getByLabel("请谁决定").selectOption("leader");
    await dialog.getByLabel("事项").fill(problem);
  });
  await expect(officer.page.locator("#problems")).toContainText(problem);

  const leader = await deskOf(browser, site.url, "leader");
  const waits = leader.page.getByRole("listitem").filter({ hasText: problem });
  await waits.getByRole("button", { name: "批示" }).click();
  await send(leader.page, "发出批示", (dialog) => dialog.getByLabel("批示内容").fill(words));
  await expect(waits).toHaveCount(0);
  await expect(leader.page.getByRole("region", { name: "我的批示" })).toContainText(words);
  await expectAccessible(leader.page);

  await officer.page.goto("/");
  const first = officer.page.getByRole("region", { name: /^批示待回复/ });
  const item = first.getByRole("listitem").filter({ hasText: words }).first();
  await item.getByRole("button", { name: "回复批示" }).click();
  await send(officer.page, "回复", (dialog) => dialog.getByLabel("办理情况").fill("本月底前上会"));
  await open(officer.page, path);
  await expect(officer.page.locator("#instructions")).toContainText("本月底前上会");
  await expect(officer.page.locator("#problems")).toContainText("已答复");
  await officer.context.close();

  await leader.page.goto(path);
  const given = leader.page.locator("#instructions").getByRole("listitem").filter({ hasText: words }).first();
  await given.getByRole("button", { name: "办结" }).click();
  await send(leader.page, "办结", async () => undefined);
  await expect(given).toContainText("已办结");
  await leader.context.close();
});

test("a supervisor sets a light beside the rule's own, takes it back, and tries thresholds on past months", async ({
  browser,
  site,
}) => {
  const officer = await deskOf(browser, site.url, "officer");
  const path = await openWhere(officer.page, "提出");
  await officer.context.close();
  const { page, context } = await visitor(browser, site.url, "supervisor");
  await open(page, path);
  const last = await page.evaluate(() => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole("button", { name: "人工改灯" }).click();
  await send(page, "改灯", async (dialog) => {
    await dialog.getByLabel("改为").selectOption("red");
    await dialog.getByLabel("理由").fill("现场核查发现停工");
    await dialog.getByLabel("截止日").fill(last);
  });
  await expect(page.getByText(`至 ${last}：现场核查发现停工`).first()).toBeVisible();
  await expect(page.getByText("按规则应为")).toBeVisible();
  await page.getByRole("button", { name: "取消改灯" }).click();
  await send(page, "取消改灯", async () => undefined);
  await expect(page.getByText("按规则应为")).toHaveCount(0);

  await page.getByRole("navigation").getByRole("link", { name: "方案" }).first().click();
  await page
    .getByRole("link", { name: /建设质量强市实施方案/ })
    .first()
    .click();
  await page.getByRole("link", { name: "试算和调整亮灯规则" }).click();
  await expect(page.getByRole("row")).toHaveCount(7);
  await page.getByLabel("黄灯：比序时慢（点）").fill("1");
  await page.getByRole("button", { name: "试算" }).click();
  await expect(page.getByRole("row")).toHaveCount(13);
  await expect(page.getByRole("button", { name: "采用" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSideways(page);
  await context.close();
});
