import type { Page } from "@playwright/test";
import pg from "pg";
import { expect, test } from "@/tests/setup/e2e";
import { expectAccessible, signIn } from "./page-steps";

/** The number beside the bell. */
async function unread(page: Page): Promise<number> {
  const label = await page.getByRole("link", { name: /^消息/ }).getAttribute("aria-label");
  return Number(/\d+/.exec(label ?? "")?.[0] ?? 0);
}

test("a message comes to the bell, leads to its task and is read", async ({ page, browser, site }) => {
  await signIn(page, "officer");
  await page.goto("/");
  await expect(page.getByRole("link", { name: "消息: " })).toBeVisible();
  const before = await unread(page);
  const task = await page.locator('main a[href^="/tasks/"]:not([href*="#"])').first().getAttribute("href");

  const theirs = await browser.newContext({ baseURL: site.url, locale: "zh-CN" });
  const supervisor = await theirs.newPage();
  await signIn(supervisor, "supervisor");
  await supervisor.goto(task ?? "");
  await supervisor.getByRole("button", { name: "催办" }).click();
  const dialog = supervisor.getByRole("dialog");
  await dialog.getByRole("button", { name: "发出催办" }).click();
  await expect(dialog.getByText("请写一句催办的话。")).toBeVisible();
  for (const box of await dialog.getByRole("checkbox").all()) await box.check();
  await dialog.getByRole("textbox").fill("请于本周五前提交");
  await expectAccessible(supervisor);
  await dialog.getByRole("button", { name: "发出催办" }).click();
  await expect(dialog).toBeHidden();
  await theirs.close();

  await expect.poll(() => unread(page)).toBe(before + 1);
  await page.getByRole("link", { name: /^消息/ }).click();
  const line = page.getByRole("listitem").filter({ hasText: "请于本周五前提交" });
  await expect(line).toContainText("未读");
  await expectAccessible(page);
  await line.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`${task}$`));
  await expect.poll(() => unread(page)).toBe(before);
});

test("messages stand under their days, and fit a telephone", async ({ page, site }) => {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  await client.query(`
    INSERT INTO notifications (id, workspace_id, user_id, kind, key, plan_id, task_id, data, count, created_at)
    SELECT gen_random_uuid(), t.workspace_id, u.id, k.kind, 'seen:' || k.kind, t.plan_id,
      CASE WHEN k.count = 1 THEN t.id END, k.data::jsonb, k.count,
      CASE WHEN k.today THEN greatest(d.midnight, now() - k.ago::interval) ELSE d.midnight - k.ago::interval END
    FROM users u JOIN memberships m ON m.user_id = u.id
    JOIN LATERAL (SELECT * FROM tasks t WHERE t.workspace_id = m.workspace_id LIMIT 1) t ON true
    JOIN LATERAL (
      SELECT date_trunc('day', now() AT TIME ZONE w.time_zone) AT TIME ZONE w.time_zone AS midnight
      FROM workspaces w WHERE w.id = m.workspace_id
    ) d ON true
    CROSS JOIN (VALUES
      ('report_returned', '{"by":"周","reason":"数据不全，请补充第三季度完成投资额。","period":"2026-10"}', 1, true, '1 minute'),
      ('reports_owed', '{"dueOn":"2026-11-25","late":false,"plans":[{"title":"某方案","count":3,"dueOn":"2026-11-25"}]}', 3, true, '2 minutes'),
      ('assigned', '{"by":"周"}', 12, true, '3 minutes'),
      ('deadline_changed', '{"by":"周","from":"2026-12-31","to":null,"reason":"统一调整"}', 1, false, '2 hours'),
      ('role_changed', '{"by":"周","from":"cooperating","to":"lead","reason":null}', 1, false, '3 hours'),
      ('role_changed', '{"by":"周","from":"lead","to":null}', 4, false, '3 hours'),
      ('status_changed', '{"by":"周","from":"in_progress","to":"suspended"}', 1, false, '4 hours')
    ) k(kind, data, count, today, ago)
    WHERE u.username = 'leader' ON CONFLICT DO NOTHING`);
  await client.end();
  await signIn(page, "leader");
  await page.goto("/notifications");
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(2);
  await expect(page.getByText("2026年10月的填报被退回")).toBeVisible();
  await expect(page.getByText("分工由“配合”改为“牵头”")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await page.getByRole("button", { name: "全部标为已读" }).click();
  await expect(page.getByRole("button", { name: "全部标为已读" })).toBeHidden();
  await expect(page.getByText("未读", { exact: true })).toHaveCount(0);
});
