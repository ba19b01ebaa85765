import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/setup/e2e";
import { deskOf, firstOpenRow, textOf } from "./desk-steps";
import { expectAccessible, expectNoSideways } from "./page-steps";

test.setTimeout(120_000);

const list = { name: "企业名单.txt", mimeType: "text/plain", buffer: Buffer.from("第一家\n第二家") };

/** A picture on the clipboard of the page, pasted where the focus is. */
async function pasteScreenshot(page: Page): Promise<void> {
  await page.evaluate(() => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([png], "image.png", { type: "image/png" }));
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  });
}

test.describe("files of a report", () => {
  test.use({ expectedErrors: [/status of 422/] });

  test("come by picker and clipboard, are refused in words, and can be taken off again", async ({
    browser,
    site,
  }) => {
    const { page, context } = await deskOf(browser, site.url, "officer");
    const { row } = await firstOpenRow(page);
    await textOf(row).click();
    const program = Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0]);
    await row
      .locator('input[type="file"]')
      .setInputFiles([list, { name: "合同.pdf", mimeType: "application/pdf", buffer: program }]);
    const link = row.getByRole("link", { name: /企业名单\.txt/ });
    await expect(link).toBeVisible();
    await expect(row.getByRole("alert")).toContainText("没有上传 合同.pdf");
    await row.getByRole("button", { name: "不传了" }).click();
    await textOf(row).focus();
    await pasteScreenshot(page);
    await expect(row.getByRole("link", { name: /截图/ })).toBeVisible();
    await expectAccessible(page);
    const address = (await link.getAttribute("href")) ?? "";
    const answer = await context.request.get(address);
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment;/);
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    await page.reload();
    await expect(row.getByRole("link", { name: /企业名单\.txt/ })).toBeVisible();
    await textOf(row).click();
    for (const name of ["企业名单", "截图"]) {
      await row.getByRole("button", { name: new RegExp(`^移除 ${name}`) }).click();
      await expect(row.getByRole("link", { name: new RegExp(name) })).toHaveCount(0);
    }
    await context.close();
  });
});

test("a lead divides a task into steps and says that one was reached", async ({ browser, site }) => {
  const finder = await deskOf(browser, site.url, "officer", "en");
  const { page, context } = finder;
  const row = page.locator("li[data-row]").filter({ hasText: "Lead" }).first();
  await page.goto((await row.getByRole("link").first().getAttribute("href")) ?? "");
  const part = page.locator("#milestones");
  await part.getByRole("button", { name: /Divide into milestones|Change milestones/ }).click();
  const dialog = page.getByRole("dialog");
  const first = dialog.getByLabel("Milestone 1");
  // The demo divides a few of them already.
  if ((await first.inputValue()) === "") {
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("link", { name: "The shares must add up to 100%" })).toBeVisible();
    const starts = (await dialog.getByLabel("Date").first().getAttribute("min")) ?? "";
    const deadline = (await dialog.getByLabel("Date").first().getAttribute("max")) ?? starts;
    for (const [at, day] of [starts, deadline].entries()) {
      await dialog.getByLabel(`Milestone ${at + 1}`).fill(`Step ${at + 1}`);
      await dialog.getByLabel("Date").nth(at).fill(day);
    }
    await dialog.getByRole("button", { name: "Equal shares" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
  } else await dialog.getByRole("button", { name: "Cancel" }).click();
  await part
    .getByRole("button", { name: /^Mark as reached/ })
    .first()
    .click();
  await page.getByRole("dialog").getByLabel("What was reached").fill("The first companies have started.");
  await page.getByRole("dialog").getByRole("button", { name: "Mark as reached" }).click();
  await expect(part).toContainText("The first companies have started.");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSideways(page);
  await context.close();
});

test("a reviewer sees what came with a report, and returns it with a kept reason by keyboard", async ({
  browser,
  site,
}) => {
  const { page, context } = await deskOf(browser, site.url, "supervisor");
  const queue = page.getByRole("list", { name: "待办填报" });
  await expect(queue.locator("li[data-report]").first()).toBeVisible();
  await expect(queue.getByText(/^佐证 \d+$/).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  const open = queue.locator('li[aria-current="true"]');
  await expect(open).toBeFocused();
  const id = await open.getAttribute("data-report");
  await page.keyboard.press("1");
  const reason = page.getByRole("textbox", { name: "退回理由" });
  await expect(reason).toBeFocused();
  await expect(reason).not.toHaveValue("");
  await page.keyboard.press("Enter");
  await expect(queue.locator(`li[data-report="${id}"]`)).toHaveCount(0);
  await context.close();
});
