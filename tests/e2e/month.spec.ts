import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { addDays, dayOf } from "@/lib/calendar/date";
import { env } from "@/lib/env";
import { lastWorkingDay } from "@/lib/holidays/rules";
import { renderDemoDocuments } from "@/prisma/demo/documents";
import { expect as promptly, test } from "@/tests/setup/e2e";
import { percentOf, textOf } from "./desk-steps";
import { realPlan, takeOver, taskCount, upload } from "./import-steps";
import {
  type Bureau,
  bureausOf,
  employ,
  type House,
  letPass,
  morningOf,
  officerWhoOwes,
  openHouse,
  openPeriodUntil,
} from "./month-house";
import { settle, visitor } from "./page-steps";

const today = dayOf(new Date(), "Asia/Shanghai");
/** Departments that take part, and reports that each of them hands in. */
const count = 12;
const rowsEach = 2;

interface Seat {
  page: Page;
  context: BrowserContext;
}

/** Opens a page and waits until it answers to keys. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settle(page);
  await expect(page.locator(".skeleton")).toHaveCount(0);
}

/** Fills the dialog that is open, sends it and waits until it has gone. */
async function send(page: Page, button: string, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
  const dialog = page.getByRole("dialog");
  await fill?.(dialog);
  await dialog.getByRole("button", { name: button, exact: true }).last().click();
  await expect(dialog).toHaveCount(0);
}

async function signForAll(page: Page): Promise<void> {
  await open(page, "/");
  const waiting = page.getByRole("region", { name: /^待签收/ });
  const each = waiting.getByRole("button", { name: /^签收/ });
  await expect(each.first()).toBeVisible();
  const more = waiting.getByRole("button", { name: /^另有 \d+ 项$/ });
  if ((await more.count()) > 0) await more.click();
  const all = waiting.getByRole("button", { name: /^全部签收/ });
  await ((await each.count()) === 1 ? each : all).click();
  await expect(each).toHaveCount(0);
}

/** Writes the first reports that are owed and hands them in together. Gives their rows. */
async function reportSome(page: Page, words: string): Promise<string[]> {
  await open(page, "/");
  const rows = page.locator("li[data-row]");
  await expect(rows.first()).toBeVisible();
  const keys = await rows.evaluateAll(
    (all, count) => all.slice(0, count).map((row) => row.getAttribute("data-row") ?? ""),
    rowsEach,
  );
  for (const [at, key] of keys.entries()) {
    const row = page.locator(`li[data-row="${key}"]`);
    await textOf(row).fill(`${words}，第 ${at + 1} 项工作已开展调研并形成方案初稿。`);
    await percentOf(row).fill("20");
  }
  const button = page.getByRole("button", { name: `提交已填 ${keys.length} 项` }).first();
  await button.click();
  await expect(page.locator("li[data-row]").filter({ hasText: /已提交|已签发/ })).toHaveCount(keys.length);
  return keys;
}

/** Opens a report in the queue and gives it the focus. */
async function choose(page: Page, text: string): Promise<Locator> {
  const report = page.locator("li[data-report]").filter({ hasText: text }).first();
  await expect(report).toBeVisible();
  if ((await report.getAttribute("aria-current")) === "true") await page.keyboard.press("ArrowDown");
  else await report.getByRole("button").first().click();
  await expect(report).toBeFocused();
  return report;
}

// Many people at once: what one of them waits for may take its time on a machine that is busy with the others.
test.use({ actionTimeout: 30_000, mail: true });
const expect = promptly.configure({ timeout: 30_000 });

test.describe("a whole month", () => {
  test.setTimeout(600_000);

  test("of a plan, from its text to the list of who was late", async ({ browser, site }) => {
    const databaseUrl = site.databaseUrl ?? env().databaseUrl ?? "";
    const { post } = site;
    test.skip(post === undefined, "the server that runs already sends its mail elsewhere");
    if (!post) return;
    const house = await openHouse(databaseUrl, true);
    const seat = async (username: string): Promise<Seat> => visitor(browser, site.url, username);
    const [supervisor, leader] = [
      await seat(await employ(house, "supervisor")),
      await seat(await employ(house, "leader")),
    ];

    await upload(supervisor.page, realPlan("cnca-2018-implementation.txt") ?? demoPlan());
    const tasks = await taskCount(supervisor.page);
    await takeOver(supervisor.page, tasks);
    const plan = new URL(supervisor.page.url()).pathname;
    const planId = plan.split("/").at(-1) ?? "";
    const dueOn = addDays(today, 2);
    const periodId = await openPeriodUntil(house, planId, today, dueOn);
    const bureaus = await bureausOf(house, planId, count);
    expect(bureaus).toHaveLength(count);
    const heads = await staff(house, bureaus);
    const [firstBureau, ...others] = bureaus;
    const [extended, first, second] = firstBureau?.own ?? [];
    const [officer, head, neighbour] = [
      await seat(await employ(house, "officer", { id: firstBureau?.id ?? "", order: 0 })),
      await seat(heads[0] ?? ""),
      await seat(heads[1] ?? ""),
    ];

    // Everybody signs for what was handed out: the five at their desks, the others in turn at one more.
    await Promise.all([signForAll(officer.page), signForAll(neighbour.page)]);
    await inTurn(browser, site.url, heads.slice(2), (page) => signForAll(page));
    const { rows } = await house.client.query(
      "SELECT count(DISTINCT department_id)::int AS signed FROM assignments WHERE workspace_id = $1 AND acknowledged_at IS NOT NULL",
      [house.workspaceId],
    );
    expect(rows).toEqual([{ signed: count }]);

    // Three days before the due day those who owe are reminded: the officer where there is one, else the head.
    const before = lastWorkingDay(addDays(dueOn, -3), new Map());
    const officers = (await morningOf(house, post, before)).map(({ to }) => to);
    expect(officers).toHaveLength(count);
    expect(new Set(officers).size).toBe(count);
    expect(officers).not.toContain(`${heads[0]}@example.gov.cn`);

    // All but two of the departments report in time.
    await Promise.all([
      reportSome(officer.page, "认真落实"),
      reportSome(neighbour.page, `${others[0]?.name}落实`),
    ]);
    await inTurn(browser, site.url, heads.slice(2, count - 2), (page, at) =>
      reportSome(page, `${others[at + 1]?.name}推进`),
    );
    await open(head.page, "/");
    await head.page.getByRole("button", { name: `全部签发 ${rowsEach} 项` }).click();
    await send(head.page, `签发 ${rowsEach}`);

    // One is returned by keyboard and redone, the others accepted together.
    await open(supervisor.page, "/");
    const queued = await choose(supervisor.page, "认真落实，第 1 项");
    const returned = await queued.getAttribute("data-report");
    await supervisor.page.keyboard.press("r");
    await supervisor.page.keyboard.type("请写明完成数量");
    await supervisor.page.keyboard.press("Enter");
    await expect(supervisor.page.locator(`li[data-report="${returned}"]`)).toHaveCount(0);
    // The next one is open, and has the keys.
    await expect(supervisor.page.locator('li[data-report][aria-current="true"]')).toBeFocused();
    await supervisor.page.getByRole("button", { name: /^接受无问题的 \d+ 项$/ }).click();
    await supervisor.page
      .getByRole("dialog")
      .getByRole("button", { name: /^接受 \d+$/ })
      .click();
    await expect(supervisor.page.getByText("没有待审核的填报", { exact: true })).toBeVisible();

    await open(officer.page, "/");
    const again = officer.page.locator("li[data-row]").filter({ hasText: "请写明完成数量" });
    await textOf(again).fill("已调研 12 家机构，形成方案初稿并征求 5 个部门意见。");
    await officer.page.keyboard.press("Control+Enter");
    await expect(officer.page.locator("li[data-row]").filter({ hasText: "请写明完成数量" })).toHaveCount(0);
    await open(head.page, "/");
    await choose(head.page, "已调研 12 家机构");
    await head.page.keyboard.press("a");
    await expect(head.page.locator("li[data-report]")).toHaveCount(0);
    await open(supervisor.page, "/");
    await choose(supervisor.page, "已调研 12 家机构");
    await supervisor.page.keyboard.press("a");
    await expect(supervisor.page.getByText("没有待审核的填报", { exact: true })).toBeVisible();

    await extend({ supervisor, officer, head }, `/tasks/${extended}`);
    await decide({ officer, leader }, `/tasks/${extended}`);
    for (const task of [first, second]) await complete({ officer, supervisor }, `/tasks/${task}`);

    // The due day passes: heads hear of it too, the last but one reports late, the last not at all.
    await letPass(house, periodId, 3);
    const told = (await morningOf(house, post, today)).map(({ to }) => to);
    expect(told).toContain(`${heads[0]}@example.gov.cn`);
    expect(told).toContain(`${heads[count - 1]}@example.gov.cn`);
    let late = 0;
    await inTurn(browser, site.url, heads.slice(count - 2, count - 1), async (page) => {
      late = (await reportSome(page, "迟到的")).length;
    });

    await open(supervisor.page, `${plan}/reports`);
    await supervisor.page.getByRole("button", { name: "提前关闭" }).click();
    await send(supervisor.page, "关闭", (dialog) => dialog.getByLabel("理由").fill("汇总上报"));
    await expect(supervisor.page.getByText("名单已定，不再变动")).toBeVisible();
    await supervisor.page.getByRole("link", { name: "名单", exact: true }).click();
    const list = supervisor.page.getByRole("table");
    const linesOf = (bureau: Bureau | undefined, outcome: string) =>
      list
        .getByRole("row")
        .filter({ hasText: bureau?.name ?? "" })
        .filter({ hasText: outcome });
    await expect(linesOf(bureaus[count - 2], "迟报")).toHaveCount(late);
    await expect(linesOf(bureaus[count - 1], "未报")).not.toHaveCount(0);
    await expect(linesOf(bureaus[0], "迟报")).toHaveCount(0);

    for (const { context } of [supervisor, leader, officer, head, neighbour]) await context.close();
    await house.client.end();
  });
});

/** Presses and clicks, counted one by one; a chord counts each of its keys. What is typed as text is not counted. */
function counting(page: Page) {
  let count = 0;
  return {
    count: () => count,
    press: async (keys: string) => {
      count += keys.split("+").length;
      await page.keyboard.press(keys);
    },
    click: async (target: Locator) => {
      count += 1;
      await target.click();
    },
    type: (text: string) => page.keyboard.type(text),
  };
}

test("the officer's month takes at most 60 keys and clicks, from the sign-in form to the twelfth report", async ({
  page,
  site,
}) => {
  test.setTimeout(120_000);
  const house = await openHouse(site.databaseUrl ?? env().databaseUrl ?? "", true);
  const username = await officerWhoOwes(house, 12);
  const hand = counting(page);
  await page.goto("/sign-in");
  await settle(page);
  await hand.click(page.locator("#username"));
  await hand.type(username);
  await hand.press("Tab");
  await hand.type("luoshi-demo");
  await hand.press("Enter");
  await expect(page.locator("li[data-row]")).toHaveCount(12);
  await settle(page);

  // Down the list: no change, no change, then one that is written, and so on; focus goes to what is still owed.
  await hand.press("ArrowDown");
  const active = page.locator('li[data-row][aria-current="true"]');
  for (let at = 0; at < 12; at++) {
    const row = page.locator("li[data-row]").nth(at);
    await expect(active).toHaveAttribute("data-row", (await row.getAttribute("data-row")) ?? "");
    const writing = await textOf(row).evaluate((field) => field === document.activeElement);
    if (at % 3 === 2) {
      if (!writing) await hand.press("Enter");
      await hand.type(`本月完成第 ${at + 1} 项工作的现场评审。`);
      await hand.press("Tab");
      await hand.type("60");
      await hand.press("Control+Enter");
    } else {
      // After a report was handed in the words of the next one are at hand; a key as a command needs its row.
      if (writing) await hand.press("Escape");
      await hand.press("n");
    }
  }
  // The button counts what is still on its way, too: all four that were written have arrived.
  await expect(page.locator("li[data-row]").filter({ hasText: "已提交" })).toHaveCount(4);
  await expect(page.getByRole("button", { name: "提交已填 8 项" }).first()).toBeFocused();
  await hand.press("Enter");
  await expect(page.locator("li[data-row]").filter({ hasText: "已提交" })).toHaveCount(12);
  test.info().annotations.push({ type: "keys and clicks", description: String(hand.count()) });
  expect(hand.count()).toBeLessThanOrEqual(60);
  await house.client.end();
});

function demoPlan() {
  const [document] = renderDemoDocuments({ year: new Date().getFullYear() });
  if (!document) throw new Error("there is no demo document");
  const { fileName, bytes } = document;
  return { name: fileName, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
}

/** A head for each department; gives the names to sign in with. */
async function staff(house: House, bureaus: readonly Bureau[]): Promise<string[]> {
  const names: string[] = [];
  for (const [order, { id }] of bureaus.entries()) names.push(await employ(house, "head", { id, order }));
  return names;
}

/** Each of these people at a desk that the next one takes over, two desks at a time. */
async function inTurn(
  browser: Browser,
  url: string,
  names: readonly string[],
  work: (page: Page, at: number) => Promise<unknown>,
): Promise<void> {
  const left = [...names.entries()];
  const desk = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [at, name] = next;
      const { page, context } = await visitor(browser, url, name);
      await work(page, at);
      await context.close();
    }
  };
  await Promise.all([desk(), desk()]);
}

/** A deadline set after hand-out, a later one asked for, signed and granted. */
async function extend(
  { supervisor, officer, head }: Record<"supervisor" | "officer" | "head", Seat>,
  path: string,
): Promise<void> {
  const [set, wanted] = [addDays(today, 60), addDays(today, 90)];
  await open(supervisor.page, path);
  await supervisor.page.getByRole("button", { name: "修改", exact: true }).first().click();
  await send(supervisor.page, "保存", async (dialog) => {
    await dialog.getByLabel("时限").selectOption({ index: 0 });
    await dialog.getByLabel("日期").fill(set);
    await dialog.getByLabel("理由").fill("明确节点");
  });
  await open(officer.page, path);
  await officer.page.getByRole("button", { name: "申请延期" }).click();
  await send(officer.page, "提交申请", async (dialog) => {
    await dialog.getByLabel("理由").fill("标准立项未批复");
    await dialog.getByLabel("延至").fill(wanted);
  });
  for (const [{ page }, step] of [
    [head, "签发"],
    [supervisor, "同意"],
  ] as const) {
    await open(page, "/");
    await page
      .getByRole("listitem")
      .filter({ hasText: wanted })
      .getByRole("button", { name: step, exact: true })
      .click();
    await send(page, step);
  }
  await open(officer.page, path);
  await expect(officer.page.getByText(`原定 ${set}，经同意延至 ${wanted}`)).toBeVisible();
}

/** A problem goes to the leader, who decides it by an instruction, which is answered and closed. */
async function decide({ officer, leader }: Record<"officer" | "leader", Seat>, path: string): Promise<void> {
  await officer.page.locator("#problems").getByRole("button", { name: "提出" }).click();
  await send(officer.page, "提出", async (dialog) => {
    await dialog.getByLabel("请谁决定").selectOption("leader");
    await dialog.getByLabel("事项").fill("跨部门数据尚未共享");
  });
  await open(leader.page, "/");
  const waits = leader.page.getByRole("listitem").filter({ hasText: "跨部门数据尚未共享" });
  await waits.getByRole("button", { name: "批示" }).click();
  await send(leader.page, "发出批示", (dialog) => dialog.getByLabel("批示内容").fill("本月内开通共享"));
  await open(officer.page, "/");
  const given = officer.page.getByRole("region", { name: /^批示待回复/ }).getByRole("listitem");
  await given.getByRole("button", { name: "回复批示" }).click();
  await send(officer.page, "回复", (dialog) => dialog.getByLabel("办理情况").fill("接口已开通"));
  await open(leader.page, path);
  const answered = leader.page
    .locator("#instructions")
    .getByRole("listitem")
    .filter({ hasText: "接口已开通" });
  await answered.getByRole("button", { name: "办结" }).click();
  await send(leader.page, "办结");
  await expect(leader.page.locator("#instructions")).toContainText("已办结");
}

/** Claimed with evidence, verified, closed. */
async function complete(
  { officer, supervisor }: Record<"officer" | "supervisor", Seat>,
  path: string,
): Promise<void> {
  await open(officer.page, path);
  await officer.page.getByRole("button", { name: "申请办结" }).click();
  await send(officer.page, "申请办结", async (dialog) => {
    await dialog.getByRole("textbox").fill("任务已全部完成，见佐证。");
    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: "验收意见.txt", mimeType: "text/plain", buffer: Buffer.from("验收合格") });
    await expect(dialog.getByRole("link", { name: /验收意见/ })).toBeVisible();
  });
  await open(supervisor.page, path);
  for (const step of ["核验通过", "销号"]) {
    await supervisor.page.getByRole("button", { name: step, exact: true }).click();
    await send(supervisor.page, step);
  }
  await expect(supervisor.page.getByRole("button", { name: "回看重开" })).toBeVisible();
}
