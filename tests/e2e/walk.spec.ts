import { randomInt } from "node:crypto";
import { expect, test } from "@/tests/setup/e2e";
import { deskOf, firstOpenRow, moveTo, percentOf, textOf } from "./desk-steps";
import { type Locale, visitor } from "./page-steps";

test.setTimeout(180_000);

const words = {
  "zh-CN": {
    saved: /已存/,
    ready: "待提交",
    submitted: "已提交",
    signOff: "签发",
    accept: "接受",
    history: ["提交", "签发", "审核通过"],
  },
  en: {
    saved: /Saved/,
    ready: "Ready",
    submitted: "Submitted",
    signOff: "Sign off",
    accept: "Accept",
    history: ["submitted", "signed off", "accepted"],
  },
} as const;

for (const locale of ["zh-CN", "en"] satisfies Locale[]) {
  test(`a report goes from the officer's keyboard to the leader's figures (${locale})`, async ({
    browser,
    site,
  }) => {
    const say = words[locale];
    const text = `完成现场评审 ${randomInt(100_000)} 家`;
    const percent = String(randomInt(5, 95));

    // The officer, without a mouse.
    const officer = await deskOf(browser, site.url, "officer", locale);
    const { row, name } = await firstOpenRow(officer.page, { lead: true });
    const taskId = (await row.getByRole("link").getAttribute("href"))?.split("/").at(-1) ?? "";
    await moveTo(officer.page, row);
    await officer.page.keyboard.press("Enter");
    await expect(textOf(row)).toBeFocused();
    await officer.page.keyboard.type(text);
    await officer.page.keyboard.press("Tab");
    await expect(percentOf(row)).toBeFocused();
    await officer.page.keyboard.type(percent);
    await expect(row).toContainText(say.saved);
    await officer.page.keyboard.press("Control+Enter");
    await expect(row).toContainText(say.submitted);
    await expect(row.locator("[data-field]").first()).not.toBeFocused();
    await officer.context.close();

    // The head signs.
    const head = await deskOf(browser, site.url, "head", locale);
    const toSign = head.page.locator("li[data-report]").filter({ hasText: text });
    await expect(toSign).toHaveCount(1);
    if ((await toSign.getAttribute("aria-current")) !== "true") await toSign.getByRole("button").click();
    await toSign.getByRole("button", { name: say.signOff, exact: true }).click();
    await expect(head.page.locator("li[data-report]").filter({ hasText: text })).toHaveCount(0);
    await head.context.close();

    // The supervisor reads it beside the plan's words and accepts with one key.
    const supervisor = await deskOf(browser, site.url, "supervisor", locale);
    const toReview = supervisor.page.locator("li[data-report]").filter({ hasText: text });
    if ((await toReview.getAttribute("aria-current")) === "true")
      await supervisor.page.keyboard.press("ArrowDown");
    else await toReview.getByRole("button").click();
    await expect(toReview).toBeFocused();
    await supervisor.page.keyboard.press("a");
    await expect(supervisor.page.locator("li[data-report]").filter({ hasText: text })).toHaveCount(0);
    await supervisor.context.close();

    // The leader sees the figure, and where it came from.
    const leader = await visitor(browser, site.url, "leader", locale);
    await leader.page.goto(`/tasks/${taskId}`);
    await expect(leader.page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(leader.page.locator("b", { hasText: new RegExp(`^${percent}%$`) }).first()).toBeVisible();
    await expect(leader.page.locator("main")).toContainText(text);
    const history = leader.page.getByRole("complementary");
    for (const word of say.history) await expect(history).toContainText(new RegExp(word, "i"));
    await leader.context.close();
  });
}
