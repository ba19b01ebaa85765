import { expect, it } from "vitest";
import { parsePlan } from "@/lib/parser/parse";
import { lines, source } from "../samples";

it("reads a leading group with its members, line by line and in lists", () => {
  const plan = parsePlan(
    lines(`关于成立青禾县乡村建设领导小组的通知
一、组成人员
组  长：王 强  县委副书记、县长
副组长：李小明  县委常委、副县长
        赵刚（县政府办主任）
成  员：县财政局、县农业农村局主要负责同志
领导小组办公室设在县农业农村局。`),
    source,
  );
  expect(plan.document.bodies).toEqual([
    {
      name: "青禾县乡村建设领导小组",
      members: [
        { name: "王强", role: "组长", post: "县委副书记、县长" },
        { name: "李小明", role: "副组长", post: "县委常委、副县长" },
        { name: "赵刚", role: "副组长", post: "县政府办主任" },
        { name: "县财政局", role: "成员", post: null },
        { name: "县农业农村局主要负责同志", role: "成员", post: null },
      ],
    },
  ]);
});
