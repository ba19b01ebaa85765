import { expect, it } from "vitest";
import { PassageIndex } from "@/lib/text/similarity";

it("finds the passage that a text repeats, whole or in part", () => {
  const index = new PassageIndex();
  index.add(1, "建立统一的数据平台推动部门之间信息共享和业务协同");
  index.add(2, "开展质量提升行动培育一批具有竞争力的知名品牌");
  expect(index.best("推动部门之间信息共享")?.key).toBe(1);
  expect(index.best("开展质量提升行动培育一批具有竞争力的知名品牌")).toMatchObject({ key: 2, share: 1 });
  expect(index.best("完全不同的另外一段文字内容")).toBeNull();
  expect(index.best("")).toBeNull();
});
