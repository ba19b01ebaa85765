import { existsSync } from "node:fs";
import { resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** A real plan that lies beside the checkout; null where it does not. */
export function realPlan(name: string): string | null {
  const path = resolve("..", "shared", "importing", "plans", name);
  return existsSync(path) ? path : null;
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator('[name="username"]').fill(username);
  await page.locator('[name="password"]').fill("luoshi-demo");
  await page.locator('[name="password"]').press("Enter");
  await expect(page).not.toHaveURL(/sign-in/);
}

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** From the start page of an import to its desk. */
export async function upload(page: Page, file: string | Upload): Promise<void> {
  await page.goto("/plans/new");
  await page.getByLabel("方案文件").setInputFiles(file);
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("核对");
}

/** As many as the desk offers to take over. */
export async function taskCount(page: Page): Promise<number> {
  const words = await page.getByRole("button", { name: /^接收 \d+ 项任务$/ }).textContent();
  return Number(/\d+/.exec(words ?? "")?.[0]);
}

export async function takeOver(page: Page, tasks: number): Promise<void> {
  await page.getByRole("button", { name: `接收 ${tasks} 项任务` }).click();
  await page.getByRole("button", { name: `接收并交办 ${tasks} 项` }).click();
  await expect(page).toHaveURL(/\/plans\/[0-9a-f-]+$/);
}

/** Nothing that keeps somebody from using the page, in the words of axe. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
