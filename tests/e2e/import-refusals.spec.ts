import { writeFile } from "node:fs/promises";
import { zipSync } from "fflate";
import { expect, test } from "@/tests/setup/e2e";
import { signIn } from "./page-steps";

// The browser itself says that an upload was answered with a refusal.
test.use({ expectedErrors: [/Failed to load resource.*(403|413|422)/] });

const typed = "正在粘贴的正文，还没有贴完。";
const text = (words: string) => Buffer.from(words, "utf8");
const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(4096)]);
const zip = Buffer.from(
  zipSync({
    "[Content_Types].xml": text("<Types/>"),
    "word/document.xml": text("<w:document/>"),
  }),
);
const bomb = () => {
  const document = text(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${" ".repeat(60_000_000)}`,
  );
  return Buffer.from(zipSync({ "[Content_Types].xml": text("<Types/>"), "word/document.xml": document }));
};

for (const [what, name, make, sentence] of [
  ["an empty file", "空.txt", () => Buffer.alloc(0), "文件里没有内容"],
  ["a program called a document", "方案.docx", () => program, "这不是能读取的文件"],
  ["a broken zip", "方案.docx", () => zip.subarray(0, zip.length / 2), "文件已损坏"],
  ["a zip bomb", "方案.docx", bomb, "文件解压后大得不正常"],
  [
    "a text that is no plan",
    "菜谱.txt",
    () => text("红烧肉的做法\n五花肉切块，冷水下锅。\n"),
    "不像一份实施方案",
  ],
] as const) {
  test(`${what} is refused in a clear sentence, and the typed text stays`, async ({ page }) => {
    await signIn(page, "supervisor");
    await page.goto("/plans/new");
    await page.getByLabel("或粘贴正文").fill(typed);
    await page
      .getByLabel("方案文件")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer: make() });
    await expect(page.getByRole("main").getByRole("alert")).toContainText(sentence);
    await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
    await expect(page.getByLabel("或粘贴正文")).toHaveValue(typed);
    await expect(page).toHaveURL(/\/plans\/new$/);
    // Not even a closed tab loses it.
    await page.reload();
    await expect(page.getByLabel("或粘贴正文")).toHaveValue(typed);
  });
}

test("60 MB are refused before they are sent, and by the server when they are", async ({ page, site }) => {
  await signIn(page, "supervisor");
  await page.goto("/plans/new");
  await page.getByLabel("或粘贴正文").fill(typed);
  const path = test.info().outputPath("大.txt");
  const large = Buffer.alloc(60 * 1024 * 1024, "方案");
  await writeFile(path, large);
  await page.getByLabel("方案文件").setInputFiles(path);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("文件超过 50 MB");
  await expect(page.getByLabel("或粘贴正文")).toHaveValue(typed);

  const headers = { origin: site.url, "content-type": "application/octet-stream", "x-file-name": "a.txt" };
  const answer = await page.request.post("/api/imports", { headers, data: large });
  expect(answer.status()).toBe(413);
  expect(await answer.json()).toEqual({ error: { code: "documentTooLarge", params: { limit: 50 } } });
});

test("a pasted text that is no plan is refused where it stands", async ({ page }) => {
  await signIn(page, "supervisor");
  await page.goto("/plans/new");
  await page.getByLabel("或粘贴正文").fill(typed);
  await page.getByRole("button", { name: "读取粘贴的正文" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("没有导入粘贴的正文");
  await expect(page.getByLabel("或粘贴正文")).toHaveValue(typed);
});

test("another site cannot upload in the name of who is signed in here", async ({ page }) => {
  await signIn(page, "supervisor");
  const answer = await page.request.post("/api/imports", {
    headers: { origin: "https://elsewhere.example", "x-file-name": "a.txt" },
    data: "方案",
  });
  expect(answer.status()).toBe(403);
});

for (const role of ["officer", "head", "leader", "admin"]) {
  test(`the ${role} is told who brings plans in, on the page and by the server`, async ({ page, site }) => {
    await signIn(page, role);
    await page.goto("/plans/new");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("您不能导入方案");
    await expect(page.getByLabel("方案文件")).toHaveCount(0);
    const answer = await page.request.post("/api/imports", {
      headers: { origin: site.url, "x-file-name": "a.txt" },
      data: "方案",
    });
    expect(answer.status()).toBe(403);
  });
}

test("an import that is not there is answered as what does not exist", async ({ page }) => {
  await signIn(page, "supervisor");
  for (const id of ["nothing", "01900000-0000-7000-8000-000000000000"]) {
    await page.goto(`/imports/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有这个页面");
  }
});
