import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/setup/e2e";
import { signIn } from "./page-steps";

async function rename(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "修改", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名称").fill(title);
  await dialog.getByLabel("理由").fill("更正名称");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();
}

test("what one person changes shows in another's browser, but not under their hands", async ({
  page,
  browser,
  site,
}) => {
  await signIn(page, "supervisor");
  await page.goto("/plans");
  const plan = await page.locator('main a[href^="/plans/"]:not([href$="/new"])').first().getAttribute("href");
  await page.goto(`${plan}/table`);
  const task = await page.locator('main a[href^="/tasks/"]').first().getAttribute("href");

  const theirs = await browser.newContext({ baseURL: site.url, locale: "zh-CN" });
  const other = await theirs.newPage();
  await signIn(other, "leader");
  const streaming = other.waitForResponse((response) => response.url().includes("/api/live"));
  await other.goto(task ?? "");
  await streaming;
  await page.goto(task ?? "");

  const first = `改名${randomUUID().slice(0, 8)}`;
  await rename(page, first);
  await expect(other.getByRole("heading", { level: 1 })).toContainText(first);

  await other.goto(`${plan}/table`);
  await expect(other.getByText(first).first()).toBeVisible();
  const search = other.getByRole("searchbox").first();
  await search.fill("正在输入");
  const second = `改名${randomUUID().slice(0, 8)}`;
  await rename(page, second);
  await expect(other.getByRole("status").filter({ hasText: "刚有更新" })).toBeVisible();
  await expect(other.getByText(second)).toHaveCount(0);
  await expect(search).toHaveValue("正在输入");
  await other.getByRole("button", { name: "查看" }).click();
  await expect(other.getByText(second).first()).toBeVisible();
  await expect(search).toHaveValue("正在输入");
  await theirs.close();
});
