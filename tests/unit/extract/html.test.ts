import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { extractDocument } from "@/lib/extract/extract";
import { blocksOf, cellsOf, failureOf, linesOf, tableOf, utf8 } from "./fixtures/reading";

const sentence = "聚焦智能装备、新材料、绿色家居等重点产业链，组织开展质量短板诊断，实施关键工艺联合攻关。";
const body = [
  '<p style="text-align: center">滨江市建设质量强市实施方案</p>',
  "<p>　　一、总体要求</p>",
  ...Array.from(
    { length: 12 },
    (_, index) => `<p>&emsp;&emsp;${index + 1}.开展<b>质量</b>攻关。${sentence}</p>`,
  ),
].join("\n");

const page = (main: string, head = "") => `<!DOCTYPE html><html><head><meta charset="utf-8">${head}
<title>市政府办公室关于印发方案的通知_滨江市人民政府</title><script>var a = "、、、，，，。。。";</script></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">政务服务</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zc">政策文件</a></div>
<div class="wrap"><div class="sidebar"><ul><li><a>市政府关于加强粮食安全的意见，及其他</a></li><li><a>通知二</a></li><li><a>通知三</a></li><li><a>通知四</a></li></ul></div>
<div class="article">${main}</div></div>
<div class="share">分享到：<a>微信</a><a>微博</a></div>
<div class="footer"><p>主办单位：滨江市人民政府办公室，地址：滨江市人民路1号，邮编：000000。</p><p>滨ICP备00000000号-1 网站标识码：0000000000</p></div>
<script>document.write("<p>广告，广告。</p>")</script></body></html>`;

describe("a saved page", () => {
  it("reads the document and nothing of the site", async () => {
    const lines = await linesOf(utf8(page(body)), "a.html");
    expect(lines[0]).toBe("滨江市建设质量强市实施方案");
    expect(lines[1]).toBe("一、总体要求");
    expect(lines).toHaveLength(14);
    expect(lines.at(-1)).toBe(`12.开展质量攻关。${sentence}`);
  });

  it("drops the lines that stand around a document", async () => {
    const around = `<p>当前位置：首页>文件</p>${body}<p>扫一扫在手机打开当前页</p><p>【打印本页】 【关闭窗口】</p><p>上一篇：关于加强的通知</p>`;
    expect(await linesOf(utf8(page(around)))).toHaveLength(14);
  });

  it("moves the particulars out of a table, a list or a line", async () => {
    const table = `<table><tr><td>索 引 号：</td><td>0001/2025-00012</td><td>发布机构：</td><td>市政府办公室</td></tr><tr><td>文　　号：</td><td>滨政办发〔2025〕12号</td><td>成文日期</td><td>2025-03-18</td></tr></table>`;
    const list =
      "<ul><li><b>索引号：</b>0001/2025-00012</li><li><b>发布机构：</b>市政府办公室</li><li><b>文号：</b>滨政办发〔2025〕12号</li><li>成文日期：2025-03-18</li></ul>";
    const pairs =
      "<dl><dt>索引号</dt><dd>0001/2025-00012</dd><dt>发布机构</dt><dd>市政府办公室</dd><dt>文号</dt><dd>滨政办发〔2025〕12号</dd><dt>成文日期</dt><dd>2025-03-18</dd></dl>";
    for (const block of [table, list, pairs]) {
      const { document } = await extractDocument(utf8(page(block + body)), "a.html");
      expect(document.metadata).toMatchObject({
        索引号: "0001/2025-00012",
        发布机构: "市政府办公室",
        文号: "滨政办发〔2025〕12号",
        成文日期: "2025-03-18",
      });
      expect(document.blocks).toHaveLength(14);
    }
    const line = "<div>来源：市政府办公室　发布时间：2025-03-20 10:00　浏览次数：100</div>";
    const { document } = await extractDocument(utf8(page(line + body)), "a.html");
    expect(document.metadata).toMatchObject({ 来源: "市政府办公室", 发布时间: "2025-03-20 10:00" });
    expect(document.blocks).toHaveLength(14);
  });

  it("finds a short document beside a long footer", async () => {
    const short = `<p>滨江市实施方案</p><p>一、${sentence}</p><p>二、${sentence}</p>`;
    const footer = `<div id="footer"><p>地址：滨江市人民路一号，邮编：零零零零零零。</p></div>`;
    const html = `<html><body><div class="box">${short}</div>${footer}</body></html>`;
    expect(await linesOf(utf8(html))).toHaveLength(3);
  });

  it("keeps a line that only begins like a particular", async () => {
    expect(await linesOf(utf8(page(`${body}<p>来源：各单位自评。</p>`)))).toHaveLength(15);
  });

  it("puts the title of the site in front where the document has none", async () => {
    const bare = body.slice(body.indexOf("\n"));
    const head =
      '<meta name="ArticleTitle" content="关于印发滨江市质量方案的通知"><meta name="PubDate" content="2025-03-20">';
    const { document } = await extractDocument(utf8(page(bare, head)), "a.html");
    expect(document.blocks[0]).toEqual({
      kind: "paragraph",
      text: "关于印发滨江市质量方案的通知",
      heading: 1,
      centred: true,
    });
    expect(document.metadata.发布日期).toBe("2025-03-20");
    const titled = await linesOf(
      utf8(
        page(bare).replace(
          '<div class="article">',
          '<h1 class="title">滨江市质量强市实施方案</h1><div class="article">',
        ),
      ),
    );
    expect(titled.slice(0, 2)).toEqual(["滨江市质量强市实施方案", "一、总体要求"]);
  });

  it("reads GBK and says so by its bytes or its head", async () => {
    const text = page(body).replace('charset="utf-8"', 'charset="gb2312"');
    expect(await linesOf(iconv.encode(text, "gbk"), "a.htm")).toHaveLength(14);
    expect(await linesOf(utf8(text), "a.htm")).toHaveLength(14);
  });
});

describe("a page saved with its pictures in one file", () => {
  const mht = (encoding: string, content: string, charset = "utf-8") =>
    utf8(
      `From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="=_mark"\r\n\r\n--=_mark\r\n` +
        `Content-Type: text/html;\r\n\tcharset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}\r\n--=_mark\r\n` +
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--=_mark--\r\n",
    );
  const quoted = (bytes: Uint8Array) =>
    [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`);

  it("is read under any name", async () => {
    const html = page(body);
    const base64 = mht(
      "base64",
      Buffer.from(html)
        .toString("base64")
        .replace(/(.{76})/g, "$1\r\n"),
    );
    expect(await linesOf(base64, "plan.doc")).toHaveLength(14);
    const lines = quoted(iconv.encode(html, "gbk"))
      .join("")
      .replace(/((?:=..){24})/g, "$1=\r\n");
    expect(await linesOf(mht("quoted-printable", lines, "gb2312"), "plan.mht")).toHaveLength(14);
  });

  it("says that it holds no page", async () => {
    const none = utf8('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x--');
    expect((await failureOf(none, "a.mht")).code).toBe("broken-document");
  });
});

describe("HTML blocks", () => {
  const wrap = (inner: string) => utf8(`<html><body>${inner}</body></html>`);

  it("breaks at blocks and <br>, not at inline elements", async () => {
    const html = "<p>甲<span>乙</span><a href=x>丙</a><br>丁</p>戊<div>己<p>庚</div>辛\n  壬 a\nb";
    expect(await linesOf(wrap(html))).toEqual(["甲乙丙", "丁", "戊", "己", "庚", "辛壬 a b"]);
  });

  it("knows headings and centring, inherited and undone", async () => {
    const html =
      '<h2>节</h2><center><p>中</p><p align="left">左</p></center><div style="text-align:center"><p>心</p></div>';
    const blocks = await blocksOf(wrap(html));
    expect(
      blocks.map((block) => block.kind === "paragraph" && [block.text, block.heading, block.centred]),
    ).toEqual([
      ["节", 2, false],
      ["中", null, true],
      ["左", null, false],
      ["心", null, true],
    ]);
  });

  it("reads spans and header cells of tables", async () => {
    const html =
      '<p>附件</p><table><thead><tr><td>序号</td><td colspan="2">任务</td></tr></thead><tr><th rowspan="2">1</th><td>甲<p>乙</p></td><td>丙</td></tr><tr><td>丁</td><td></td></tr></table>';
    const table = await tableOf(wrap(html));
    expect(cellsOf(table)).toEqual([
      ["序号", "任务[1x2]"],
      ["1[2x1]", "甲\n乙", "丙"],
      ["丁", ""],
    ]);
    expect(table.rows.map((row) => row[0]?.header)).toEqual([true, true, false]);
  });

  it("unwraps tables that arrange the page", async () => {
    const inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>";
    const html = `<table><tr><td>${body}${inner}</td><td width=10></td></tr></table>`;
    expect(await linesOf(wrap(html))).toHaveLength(14);
    expect(cellsOf(await tableOf(wrap(html)))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("numbers ordered lists, and leaves out what is not shown", async () => {
    const html =
      '<ol start="3"><li>甲</li><li>乙</li></ol><p style="display: none">隐</p><ruby>质<rt>zhì</rt></ruby><del>删</del>';
    expect(await linesOf(wrap(html))).toEqual(["3. 甲", "4. 乙", "质"]);
  });

  it("keeps the number of a list item to the item", async () => {
    const lines = await linesOf(
      utf8("<html><body><ol><li>开展质量攻关。</li><li></li></ol><p>各有关部门抓好落实。</p></body></html>"),
    );
    expect(lines).toEqual(["1. 开展质量攻关。", "各有关部门抓好落实。"]);
  });

  it("is not held up by markup without end", async () => {
    const open = await failureOf(utf8(`<html><body>${"<div>".repeat(200_000)}文`), "a.html");
    expect(open.code).toBe("too-complex");
    const fonts = Array.from({ length: 20_000 }, (_, index) => `<p><font color="#${index}">`).join("");
    expect((await failureOf(utf8(`<html><body>${fonts}文`), "a.html")).code).toBe("too-complex");
    expect(await linesOf(utf8(`<html><body><ol>${"<li>项".repeat(50_000)}</ol></body></html>`))).toHaveLength(
      50_000,
    );
  }, 20_000);
});
