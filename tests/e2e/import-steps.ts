import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, type Page } from "@playwright/test";
import { settle } from "./page-steps";

/** A real plan that lies beside the checkout; null where it does not. */
export function realPlan(name: string): string | null {
  const path = resolve("..", "shared", "importing", "plans", name);
  return existsSync(path) ? path : null;
}

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** From the start page of an import to its desk. */
export async function upload(page: Page, file: string | Upload): Promise<void> {
  await page.goto("/plans/new");
  await settle(page);
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
