import type { Page } from "@playwright/test";
import { type Locale, settle, signIn, speak } from "./page-steps";

/** Signs in and opens a view of the demo's largest plan; gives the plan's address. */
export async function openPlanView(
  page: Page,
  url: string,
  as: { username: string; view: "board" | "table" | "matrix" | "timeline"; search?: string; locale?: Locale },
): Promise<string> {
  const { username, view, search = "", locale = "zh-CN" } = as;
  await speak(page, url, locale);
  await signIn(page, username);
  await page.goto("/plans");
  const link = page.getByRole("link", { name: /建设质量强市实施方案/ }).first();
  const plan = new URL((await link.getAttribute("href")) ?? "", url).pathname;
  await page.goto(`${plan}/${view}${search}`);
  await settle(page);
  return plan;
}
