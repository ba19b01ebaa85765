import type { Browser } from "@playwright/test";
import { env } from "@/lib/env";
import { expect, type Site, test } from "@/tests/setup/e2e";
import { employ, openHouse, writePlan } from "./month-house";
import { keepAsleep, settle, underHeads, visitor } from "./page-steps";

const [taskCount, departmentCount] = [260, 60];

/** A plan of which only a part is drawn and read at first. Each task has a lead and one that cooperates. */
async function openLongPlan(databaseUrl: string): Promise<{ username: string; planId: string }> {
  const house = await openHouse(databaseUrl, false);
  const { client, workspaceId } = house;
  const planId = await writePlan(house, taskCount);
  const username = await employ(house, "supervisor");
  await client.query(
    `INSERT INTO departments (id, workspace_id, name, "group", "order")
     SELECT gen_random_uuid(), $1, '市第' || n || '局', '第' || (n / 20) || '组', n FROM generate_series(0, $2::int - 1) n`,
    [workspaceId, departmentCount],
  );
  await client.query(
    `INSERT INTO assignments (id, workspace_id, task_id, department_id, role, percent, acknowledged_at)
     SELECT gen_random_uuid(), t.workspace_id, t.id, d.id, role, 40, now()
     FROM tasks t CROSS JOIN LATERAL (VALUES ('lead'::"AssignmentRole", t."order"), ('cooperating', t."order" + 3)) of(role, place)
     JOIN departments d ON d.workspace_id = t.workspace_id AND d."order" = place % $2::int
     WHERE t.plan_id = $1`,
    [planId, departmentCount],
  );
  await client.end();
  return { username, planId };
}

async function visitLongPlan(browser: Browser, site: Site) {
  const { username, planId } = await openLongPlan(site.databaseUrl ?? env().databaseUrl ?? "");
  const { page, context } = await visitor(browser, site.url, username);
  const open = async (view: string) => {
    await page.goto(`/plans/${planId}/${view}`);
    await settle(page);
  };
  return { page, context, open };
}

async function visitLongMatrix(browser: Browser, site: Site) {
  const { page, context, open } = await visitLongPlan(browser, site);
  await open("matrix");
  return { page, context, pane: page.getByRole("region", { name: "任务与部门的分工矩阵" }) };
}

// Each of them walks a long way.
test.setTimeout(120_000);

test("the arrows lead through a long plan, whether a row is drawn yet or not", async ({ browser, site }) => {
  const { page, context, open } = await visitLongPlan(browser, site);
  for (const view of ["table", "matrix"]) {
    await open(view);
    await page.locator("[data-row] > [data-column=name]").first().focus();
    for (let at = 11; at < taskCount - 10; at += 10) {
      await page.keyboard.press("PageDown");
      await expect(page.locator(":is(td, th):focus")).toContainText(`第 ${at} 项任务`);
      await expect(page.locator(":is(td, th):focus")).toBeInViewport();
    }
    for (let at = 231; at > 190; at -= 10) {
      await page.keyboard.press("PageUp");
      await expect(page.locator(":is(td, th):focus")).toContainText(`第 ${at} 项任务`);
    }
  }
  await context.close();
});

test("a column of a board reads its cards when it comes into sight, and the panel goes on among them", async ({
  browser,
  site,
}) => {
  const { page, context, open } = await visitLongPlan(browser, site);
  await open("board?by=department");
  const columns = page.locator("section[data-column]");
  await expect(columns).toHaveCount(departmentCount);
  const far = columns.nth(40);
  const cards = far.locator("[data-card]");
  await expect(columns.first().locator("[data-card]")).not.toHaveCount(0);
  await expect(cards).toHaveCount(0);
  await far.scrollIntoViewIfNeeded();
  await expect(cards).toHaveCount(Number(await far.locator("header span").first().textContent()));
  const [first, second] = await cards.getByRole("link").allTextContents();
  await cards.getByRole("link").first().click();
  const panel = page.getByRole("dialog", { name: "任务" });
  await expect(panel.getByRole("heading", { level: 1, name: first })).toBeVisible();
  await page.keyboard.press("j");
  await expect(panel.getByRole("heading", { level: 1, name: second })).toBeVisible();
  await context.close();
});

test("a browser can move by itself what scrolls, because nothing is seen through it", async ({
  browser,
  site,
}) => {
  const { page, context, open } = await visitLongPlan(browser, site);
  for (const view of ["table", "matrix", "board", "timeline", "document"]) {
    await open(view);
    const panes = await page
      .locator("[data-scroll]:visible")
      .evaluateAll((all) =>
        all
          .filter((pane) => getComputedStyle(pane).overflowY === "auto")
          .map((pane) => getComputedStyle(pane).backgroundColor),
      );
    if (view !== "document") expect(panes.length, view).toBeGreaterThan(0);
    for (const color of panes) expect(color, view).toMatch(/^rgb\(/);
  }
  await context.close();
});

test("a long matrix stays where one scrolls to, also after a section was folded and opened", async ({
  browser,
  site,
}) => {
  const { page, context, pane } = await visitLongMatrix(browser, site);
  const fold = pane.locator("tbody button").first();
  for (const state of ["false", "true"]) {
    await fold.click();
    await expect(fold).toHaveAttribute("aria-expanded", state);
  }
  const row = page.locator("[data-row]").filter({ hasText: "第 45 项任务" });
  await expect(row).not.toBeInViewport();
  await pane.evaluate((element) => element.scrollTo({ top: 1_100, left: 600 }));
  await expect(row).toBeInViewport();
  // The head of a row stays at the side, while the rows move and once they stand still.
  const side = await pane.evaluate((element) => element.getBoundingClientRect().x);
  const head = row.getByRole("rowheader");
  expect((await head.boundingBox())?.x).toBe(side);
  await expect(pane.locator("tbody")).toHaveCSS("--held", "600px");
  const moving = await pane.evaluate((element) => {
    element.scrollBy({ top: 60 });
    return new Promise<{ isHeld: boolean; left: number | undefined }>((tell) =>
      requestAnimationFrame(() =>
        tell({
          isHeld: element.querySelector("tbody")?.hasAttribute("data-held") === true,
          left: element.querySelector("tbody th")?.getBoundingClientRect().x,
        }),
      ),
    );
  });
  expect(moving).toEqual({ isHeld: true, left: side });
  await expect(pane.locator("tbody[data-held]")).toHaveCount(0);
  expect((await head.boundingBox())?.x).toBe(side);
  await expect(pane).toHaveJSProperty("scrollTop", 1_160);
  // Also where columns lie between them of which no cell is drawn: each task has two departments of sixty.
  const { askew, straight } = await underHeads(page.getByRole("grid"));
  expect(askew).toEqual([]);
  expect(straight).toBeGreaterThan(200);
  await context.close();
});

test("a long list stays where somebody scrolled to before the page was awake, and after it was printed", async ({
  browser,
  site,
}) => {
  const { page, context, open } = await visitLongPlan(browser, site);
  for (const view of ["table", "matrix", "timeline"]) {
    await open(view);
    const wake = await keepAsleep(page);
    await page.reload({ waitUntil: "commit" });
    const pane = page.locator("section[data-scroll]").filter({ has: page.locator("[data-row]") });
    const top = () => pane.evaluate((element) => element.scrollTop);
    await expect(async () => {
      await pane.evaluate((element) => element.scrollTo({ top: 1_500 }));
      expect(await top()).toBe(1_500);
    }).toPass();
    wake();
    await settle(page);
    const inSight = page.locator("[data-row]").filter({ hasText: "第 55 项任务" });
    await expect(inSight).toBeInViewport();
    expect(await top()).toBe(1_500);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await expect(page.locator("[data-row]").filter({ hasText: "第 200 项任务" })).toHaveCount(0);
    expect(await top()).toBe(1_500);
    await expect(inSight).toBeInViewport();
    await page.unrouteAll();
  }
  await context.close();
});

test("cells that were out of sight when the matrix was opened can be pointed at and given a role", async ({
  browser,
  site,
}) => {
  const { page, context, pane } = await visitLongMatrix(browser, site);
  const row = page.locator("[data-row]").filter({ hasText: "第 200 项任务" });
  await pane.hover();
  await expect(async () => {
    await page.mouse.wheel(0, 400);
    await expect(row).toBeInViewport({ timeout: 100 });
  }).toPass({ intervals: [50] });
  await page.mouse.wheel(1_500, 0);
  // The department of the last column has no part in it.
  const last = page.locator("thead tr:nth-child(2) [data-column]").last();
  const column = (await last.getAttribute("data-column")) ?? "";
  const cell = row.locator(`[data-column="${column}"]`);
  await expect(cell).toBeInViewport();
  await expect(cell).toHaveAccessibleName("200 市第59局 未列入");
  // Cells that pass under the mouse are not pointed at: it comes to the cell once all stands still.
  await expect(async () => {
    await last.hover();
    await cell.hover();
    await expect(last).toHaveAttribute("data-lit", "true", { timeout: 500 });
  }).toPass();
  // The column is lit over all rows in sight, also those above and below.
  const drawn = await page.locator("tbody [data-row]").count();
  await expect(page.locator(`tbody [data-row] > [data-column="${column}"][data-lit]`)).toHaveCount(drawn);
  await cell.click();
  const editor = page.getByRole("dialog");
  await editor.getByRole("radio", { name: "配合" }).check();
  await editor.getByLabel("调整理由").fill("职责所在");
  await editor.getByLabel("调整理由").press("Enter");
  await expect(cell).toHaveAccessibleName(/配合/);
  await expect(cell).toBeFocused();

  // From there the arrows lead on, over cells that say nothing and back to the task.
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("td:focus")).toHaveAccessibleName("200 市第58局 未列入");
  await page.keyboard.press("Home");
  await expect(page.locator("th:focus")).toContainText("第 200 项任务");
  await context.close();
});
