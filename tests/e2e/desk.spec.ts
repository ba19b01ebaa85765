import type { Response } from "@playwright/test";
import { expect, test } from "@/tests/setup/e2e";
import { clear, deskOf, firstOpenRow, percentOf, textOf } from "./desk-steps";
import { expectAccessible, expectNoSideways, keepAsleep, settle } from "./page-steps";

test.setTimeout(120_000);

const roles = ["officer", "head", "supervisor", "leader", "admin"] as const;

for (const role of roles) {
  test(`the desk of the ${role} can be used by everybody, in both languages and on the phone`, async ({
    browser,
    site,
  }) => {
    for (const locale of ["zh-CN", "en"] as const) {
      const { page, context } = await deskOf(browser, site.url, role, locale);
      await expect(page.locator("main h2").first()).toBeVisible();
      await expect(page.locator(".skeleton")).toHaveCount(0);
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 780 });
      await expectNoSideways(page);
      await context.close();
    }
  });
}

test("Enter never hands in while an input method is composing, nor by itself", async ({ browser, site }) => {
  const { page, context } = await deskOf(browser, site.url, "officer");
  const { row } = await firstOpenRow(page);
  await textOf(row).focus();
  await page.keyboard.type("第一行");
  await page.keyboard.press("Enter");
  await page.keyboard.type("第二行");
  await textOf(row).evaluate((area) =>
    area.dispatchEvent(
      new KeyboardEvent("keydown", {
        key: "Enter",
        ctrlKey: true,
        isComposing: true,
        bubbles: true,
        cancelable: true,
      }),
    ),
  );
  await expect(row).toContainText("已存");
  await expect(textOf(row)).toHaveValue("第一行\n第二行");
  await expect(row).not.toContainText("已提交");
  await clear(page, row);
  await context.close();
});

test.describe("when the network fails", () => {
  test.use({ expectedErrors: [/Failed to load resource/, /Failed to fetch/, /fetch failed/i, /network/i] });

  test("what was typed stays on screen, comes back after a reload, and is saved", async ({
    browser,
    site,
  }) => {
    const { page, context } = await deskOf(browser, site.url, "officer");
    const { key } = await firstOpenRow(page);
    const row = page.locator(`li[data-row="${key}"]`);
    const cut = async () => {
      await page.route("**/*", (route) =>
        route.request().method() === "POST" ? route.abort("internetdisconnected") : route.continue(),
      );
    };
    await cut();
    await textOf(row).focus();
    await page.keyboard.type("断网时写的");
    await expect(row).toContainText("没存上");
    await expect(page.getByText("连不上服务器。已填的内容都在，连上后会自动保存。")).toBeVisible();
    let asked = false;
    page.on("dialog", (dialog) => {
      asked = true;
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toBe(true);
    await expect(textOf(row)).toHaveValue("断网时写的");
    await page.unroute("**/*");
    const saved = page.waitForResponse((response) => response.request().method() === "POST");
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await saved;
    await expect(row).toContainText("待提交");
    await page.reload();
    await settle(page);
    await expect(textOf(row)).toHaveValue("断网时写的");
    await clear(page, row);
    await context.close();
  });
});

test("what is written in a field that held words, before the page is awake, is kept and saved; its row opens", async ({
  browser,
  site,
}) => {
  const { page, context } = await deskOf(browser, site.url, "officer");
  const { key } = await firstOpenRow(page);
  const row = page.locator(`li[data-row="${key}"]`);
  const isSave = (response: Response) => response.request().method() === "POST";
  const before = page.waitForResponse(isSave);
  await textOf(row).fill("昨天写的");
  await before;
  const wake = await keepAsleep(page);
  await page.goto("/", { waitUntil: "commit" });
  await textOf(row).fill("昨天写的，今天接着写");
  const saved = page.waitForResponse(isSave);
  wake();
  await saved;
  await expect(row).toHaveAttribute("aria-current", "true");
  await page.reload();
  await expect(textOf(row)).toHaveValue("昨天写的，今天接着写");
  await settle(page);
  await clear(page, row);
  await context.close();
});

test("two people of a department see both versions and choose field by field", async ({ browser, site }) => {
  const officer = await deskOf(browser, site.url, "officer");
  const { key } = await firstOpenRow(officer.page);
  const head = await deskOf(browser, site.url, "head");
  const mine = officer.page.locator(`li[data-row="${key}"]`);
  const theirs = head.page.locator(`li[data-row="${key}"]`);
  await textOf(theirs).fill("负责人写的");
  await percentOf(theirs).fill("61");
  await expect(theirs).toContainText("已存");
  await textOf(mine).fill("联络员写的");
  await percentOf(mine).fill("62");
  const panel = mine.getByRole("alert");
  await expect(panel).toContainText("负责人写的");
  await expect(panel).toContainText("联络员写的");
  await panel.getByRole("group", { name: "进度" }).getByLabel("已存的").check();
  await panel.getByRole("button", { name: "按所选保存" }).click();
  await expect(panel).toHaveCount(0);
  await expect(percentOf(mine)).toHaveValue("61");
  await expect(mine).toContainText("已存");
  await head.page.reload();
  await settle(head.page);
  await expect(textOf(theirs)).toHaveValue("联络员写的");
  await expect(percentOf(theirs)).toHaveValue("61");
  await clear(head.page, theirs);
  await officer.context.close();
  await head.context.close();
});

test("N reports no change and goes on, L takes the last text", async ({ browser, site }) => {
  const { page, context } = await deskOf(browser, site.url, "officer");
  const { key, row } = await firstOpenRow(page);
  await textOf(row).focus();
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
  await page.keyboard.press("n");
  await expect(row).not.toBeFocused();
  await expect(page.locator(`li[data-row="${key}"]`)).toContainText("无变化");
  await expect(textOf(row)).not.toHaveValue("");
  const same = await textOf(row).inputValue();
  await textOf(row).fill("");
  await page.keyboard.press("Escape");
  await page.keyboard.press("l");
  await expect(textOf(row)).toHaveValue(same);
  await expect(row).toContainText("已存");
  await clear(page, row);
  await context.close();
});

test("a department answers for what it was given, and declines only with a reason", async ({
  browser,
  site,
}) => {
  const { page, context } = await deskOf(browser, site.url, "officer");
  const waiting = page.getByRole("region", { name: /^待签收/ });
  await waiting
    .getByRole("button", { name: /^不承接/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "不承接", exact: true }).click();
  await expect(dialog.getByText("请写明不承接的理由。")).toBeVisible();
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await context.close();
});
