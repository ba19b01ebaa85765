import { describe, expect, it } from "vitest";
import { findStatements } from "@/lib/parser/recognize/responsibility";
import { foldWidth } from "@/lib/text/fold";

/** Names with the first letter of their role; `*` marks a collective name; statements parted by `|`. */
function read(text: string): string {
  return findStatements(foldWidth(text))
    .map((statement) =>
      statement.names
        .map((own) => `${own.name}/${own.role.slice(0, 1)}${own.collective ? "*" : ""}`)
        .join(" "),
    )
    .join(" | ");
}

describe("findStatements", () => {
  it.each([
    ["开展检查。（市科技局牵头，市财政局、市教育局配合）", "市科技局/l 市财政局/c 市教育局/c"],
    ["开展检查。(市科技局牵头,市财政局、市教育局)", "市科技局/l 市财政局/c 市教育局/c"],
    ["开展检查。(市科技局、市财政局牵头)", "市科技局/l 市财政局/l"],
    ["开展检查。(市科技局、市财政局)", "市科技局/r 市财政局/r"],
    ["开展检查(办公室牵头,有关处室、直属单位配合)。", "办公室/l 有关处室/c* 直属单位/c*"],
    [
      "开展检查。(责任单位:市科技局、市财政局等有关部门,各区、县级市政府)",
      "市科技局/r 市财政局/r 各区、县级市政府/r*",
    ],
    [
      "开展检查。〔牵头单位:市科技局;配合单位:市文化和旅游局、各县(市、区)人民政府〕",
      "市科技局/l 市文化和旅游局/c 各县(市、区)人民政府/c*",
    ],
    ["开展检查。市科技局、市财政局等部门按职责分工负责。", "市科技局/r 市财政局/r"],
    ["开展检查。由市科技局会同市财政局、市教育局负责。", "市科技局/r 市财政局/c 市教育局/c"],
    ["关于检查的问题,由市科技局会同市财政局等部门研究提出意见。", "市科技局/r 市财政局/c"],
    ["开展检查。(各地、各有关部门按职责分工负责)", "各地/r* 各有关部门/r*"],
    ["开展检查。(市科技局指导,各镇人民政府落实)", "市科技局/r 各镇人民政府/r*"],
    ["开展检查。责任单位:市科技局(牵头)、市财政局。", "市科技局/l 市财政局/c"],
    ["开展检查。\n【牵头单位】市科技局\n【配合单位】市财政局", "市科技局/l 市财政局/c"],
    ["开展检查。(市发展改革委和市财政局负责)", "市发展改革委/r 市财政局/r"],
    [
      "开展检查。(市住房和城乡建设局、市人力资源和社会保障局)",
      "市住房和城乡建设局/r 市人力资源和社会保障局/r",
    ],
    ["开展检查。(责任单位:“名牌”评审委员会成员单位、市科技局)", "“名牌”评审委员会成员单位/r* 市科技局/r"],
    ["开展检查。(责任单位:市财,下同政局、市教育局)", "市财/r 政局/r 市教育局/r"],
    ["开展检查。\n市科技局、市级各部门", "市科技局/r 市级各部门/r*"],
    ["开展检查。(商务部、国家外汇局,排名第一的为牵头单位)", "商务部/r 国家外汇局/r"],
    ["开展检查。(牵头领导:王强;牵头单位:市科技局;责任单位:市财政局)", "市科技局/l 市财政局/r"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("takes lines of their own for one statement, with the limit among them", () => {
    const text = "开展检查。\n责任领导:王强\n牵头单位:市科技局\n配合单位:市财政局\n完成时限:2024年6月底前";
    const [statement, ...more] = findStatements(text);
    expect(more).toEqual([]);
    expect(statement?.names.map((own) => own.name)).toEqual(["市科技局", "市财政局"]);
    expect(text.slice(statement?.deadline?.start, statement?.deadline?.end)).toBe("2024年6月底前");
  });

  it("keeps the statements of several passages apart", () => {
    expect(read("建立平台。(市科技局负责)开展培训。(市教育局负责)")).toBe("市科技局/r | 市教育局/r");
  });

  it("marks a standing clause and drops nobody", () => {
    const [statement] = findStatements("开展检查。(市科技局、市财政局,以下均包括各区政府,不再列出)");
    expect(statement?.standing).toBe(true);
    expect(statement?.names.map((own) => own.name)).toEqual(["市科技局", "市财政局", "各区政府"]);
  });

  it.each([
    "建设示范区(点)。",
    "推进公共机构节能(学校、医院)。",
    "制定标准(含地方标准、团体标准)。",
    "各部门要密切配合,市科技局要牵头抓总,形成合力。",
    "落实《市科技局、市财政局关于加强管理的意见(市科技局负责)》。",
    "落实国家标准(GB/T 9704)。",
    "会同有关部门开展检查(以下简称“检查”)。",
  ])("finds none in: %s", (text) => {
    expect(read(text)).toBe("");
  });

  it("points each name to its words", () => {
    const text = "开展检查。(由市科技局会同市 财政局等部门负责)";
    for (const statement of findStatements(text)) {
      for (const own of statement.names)
        expect(text.slice(own.start, own.end).replace(/\s/g, "")).toBe(own.name);
    }
  });
});
