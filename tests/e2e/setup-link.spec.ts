import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@/tests/setup/e2e";

test.use({ demo: false });
test.skip(Boolean(process.env.LUOSHI_E2E_URL), "needs a server whose database nobody uses yet");

test("the first administrator is created through the link, once", async ({ page, site }) => {
  const environment = { ...process.env, DATABASE_URL: site.databaseUrl, LUOSHI_URL: site.url };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "scripts/setup-link.ts"],
    { env: environment },
  );
  const link = stdout.trim();
  expect(link).toContain(`${site.url}/setup?token=`);

  await page.goto("/sign-in");
  await expect(page.getByText("这是演示数据")).toBeHidden();
  await page.goto(link);
  await page.locator("#workspaceName").fill("新城市人民政府");
  await page.locator("#slug").fill("新城");
  await page.locator("#name").fill("张管理");
  await page.locator("#username").fill("zhang");
  await page.locator("#password").fill("a long password");
  await page.getByRole("button", { name: "建立" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "没有建成" })).toBeFocused();
  await expect(page.locator("#workspaceName")).toHaveValue("新城市人民政府");
  await page.locator("#slug").fill("new-city");
  await page.getByRole("button", { name: "建立" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.locator("#username").fill("zhang");
  await page.locator("#password").fill("a long password");
  await page.locator("#password").press("Enter");
  await expect(page.getByRole("navigation").getByRole("link", { name: "管理" })).toBeVisible();

  await page.goto(link);
  await expect(page.getByText("链接不能用了")).toBeVisible();
});
