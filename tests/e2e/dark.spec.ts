import { expect, test } from "@/tests/setup/e2e";
import { expectAccessible, settle, wear } from "./page-steps";
import { openPlanView } from "./plan-steps";

test.setTimeout(120_000);

// In the light every view has this among its own tests; in English some have it only here.
for (const [locale, views] of [
  ["zh-CN", ["table", "board", "timeline", "matrix", "document", "/ledger", "/calendar", "/search?q=质量"]],
  ["en", ["timeline", "/ledger", "/calendar", "/search?q=质量"]],
] as const) {
  test(`every view can be used by everybody in the dark (${locale})`, async ({ page, site }) => {
    await wear(page, site.url, "dark");
    const plan = await openPlanView(page, site.url, { username: "supervisor", view: "table", locale });
    for (const view of views) {
      await page.goto(view.startsWith("/") ? view : `${plan}/${view}`);
      await settle(page);
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(page.locator(".skeleton")).toHaveCount(0);
      await expectAccessible(page);
    }
  });
}
