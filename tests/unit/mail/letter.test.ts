import { describe, expect, it } from "vitest";
import { digestLetter } from "@/lib/mail/letter";
import type { DueMail } from "@/lib/mail/types";

const mail: DueMail = {
  id: "1",
  attempts: 1,
  email: "li@example.gov.cn",
  name: "李明",
  locale: null,
  workspace: "某市",
  count: 4,
  data: {
    dueOn: "2026-11-25",
    late: false,
    plans: [
      { title: "质量强市<方案>", count: 3, steps: 1, dueOn: "2026-11-25" },
      { title: "设备更新", count: 1, steps: 0, dueOn: "2026-11-28" },
    ],
  },
};

describe("a digest as a letter", () => {
  it("is Chinese unless its reader chose otherwise, and says what, how many and until when", () => {
    const { subject, text } = digestLetter(mail, "https://luoshi.example");
    expect(subject).toBe("落实：还欠 4 份填报、1 个节点，2026年11月25日截止");
    expect(text).toContain("李明：");
    expect(text).toContain(
      "- 《质量强市<方案>》3 份填报、1 个节点，2026年11月25日截止\n- 《设备更新》1 份填报，2026年11月28日截止",
    );
    expect(text).toContain("https://luoshi.example/");
    expect(digestLetter({ ...mail, locale: "en" }, "https://luoshi.example").subject).toBe(
      "Luoshi: 4 reports, 1 milestone owed, due 25 Nov 2026",
    );
  });

  it("says when a day has passed", () => {
    const late = { ...mail, data: { ...mail.data, late: true } };
    expect(digestLetter(late, "https://luoshi.example").subject).toContain("已过 2026年11月25日 的截止日");
  });

  it("lets no title become markup", () => {
    const { html } = digestLetter(mail, "https://luoshi.example");
    expect(html).toContain("《质量强市&lt;方案&gt;》");
    expect(html).not.toContain("<方案>");
  });
});
