import type { Random } from "./random";

type Phrases = readonly [string, ...string[]];

/** What is said of a task by the share of it that is done; # stands for a figure. */
const progressWords: { upTo: number; lead: Phrases; partner: Phrases }[] = [
  {
    upTo: 15,
    lead: [
      "成立工作专班，明确#名业务骨干，完成底数摸排。",
      "召开部门协调会#次，工作分工和进度安排已经商定。",
      "完成前期调研，走访#家单位，形成问题清单。",
    ],
    partner: ["确定1名联络员，报送基础数据#条。", "参加部门协调会，提出修改意见#条。"],
  },
  {
    upTo: 40,
    lead: [
      "工作方案已印发，首批#家单位启动建设。",
      "完成招标，合同已签订，首批#个点位进场施工。",
      "出台配套措施#项，组织宣讲#场。",
      "征求意见稿送#家单位，收到反馈#条，正在逐条研究。",
    ],
    partner: ["按方案推荐单位#家，材料已报牵头部门。", "组织本系统培训#场，参训#人。"],
  },
  {
    upTo: 70,
    lead: [
      "试点#家单位运行平稳，经验材料已报市政府办公室。",
      "累计完成#个，其中本月新增#个，质量抽查合格率98%。",
      "平台主体功能上线，接入单位#家，汇集数据#万条。",
      "完成现场核查#家，发现问题#个，整改#个。",
    ],
    partner: [
      "配合开展联合检查#次，移交线索#条。",
      "落实配套资金#万元，拨付到位。",
      "提供技术支持#次，办理协同事项#件。",
    ],
  },
  {
    upTo: 99,
    lead: [
      "主要建设内容完成，进入试运行，正在整理验收资料。",
      "累计完成#个，距目标还差#个，均已落实到责任单位。",
      "全市推广，覆盖#个街道（乡镇），服务群众#万人次。",
    ],
    partner: ["配合完成验收资料整理，提供证明材料#份。", "按要求完成年度配合事项，长效机制已建立。"],
  },
  {
    upTo: 100,
    lead: ["任务全部完成，佐证材料齐备，申请办结。", "建设内容通过验收，已移交使用单位。"],
    partner: ["配合事项全部完成。"],
  },
];

const problemWords: Phrases = [
  "用地规划条件尚未批复，影响后续施工，请自然资源部门协调。",
  "专项资金缺口较大，年内拨付有困难，请财政部门支持。",
  "行业标准迟未发布，评价工作无法启动，请主管部门明确口径。",
  "两个部门数据口径不一致，共享接口不通，请数据主管部门协调。",
];

const nextWords: Phrases = [
  "下月完成第二批现场核查，形成阶段总结。",
  "月底前召开推进会，督促进度慢的单位加快实施。",
  "完善配套制度，启动下一批试点。",
  "对照年度目标倒排工期，逐月调度。",
  "整理佐证材料，做好验收准备。",
];

const returnWords: Phrases = [
  "“正在推进”不能说明进展，请写明完成数量和对照目标的差距。",
  "进度与上月相比变化较大，请补充说明依据。",
  "请补充完成单位名单，或写明户数。",
];

function fill(sentence: string, random: Random): string {
  return sentence.replace(/#/g, () => String(random.between(2, 48)));
}

export function progressText(percent: number, isLead: boolean, random: Random): string {
  const stage = progressWords.find(({ upTo }) => percent <= upTo) ?? progressWords[0];
  const phrases = stage ? (isLead ? stage.lead : stage.partner) : nextWords;
  return fill(random.pick(phrases), random);
}

export const problemText = (random: Random) => random.pick(problemWords);
export const nextText = (random: Random) => random.pick(nextWords);
export const returnText = (random: Random) => random.pick(returnWords);
