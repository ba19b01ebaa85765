/** What a section is for; decides whether its items are measures. */
export type Part = "general" | "goals" | "measures" | "organisation" | "annex";

/** What was done and what is wanting: the first half of a report that ends in a plan. */
const LOOKS_BACK =
  /^(20\d\d年)?(上半年|全年|年度|重点|主要|各项)*(工作|任务|目标|发展)*(总结|回顾|完成情况|开展情况|进展情况|推进情况|执行情况|落实情况|成效|亮点|做法|成绩)([及和与].*)?$|^(当前|目前|工作中|面临|尚?存在)*(存在)?的?(主要|突出)?(问题|困难|不足|短板)([及和与、].{1,8})?$|^取得的?(主要|显著)?(成绩|成效|进展).{0,6}$/;
const GENERAL =
  /^(总体(要求|思路|部署|安排|原则|考虑)|(基本|总体|工作|主要|指导|实施|整改|创建|建设|编制|推进)(思路|原则|要求|理念|方针)|指导思想|(重要|重大|目的|充分认识.*)?意义|必要性|(发展|工作|现实|编制|规划|战略|建设|出台|起草|时代)?(背景|基础|现状|形势|环境|条件)|面临(的)?(形势|机遇|挑战).*|现状(与|和|及)?(形势|问题|分析).*|(主要)?(成效|成就|问题|依据)|(编制|起草|制定|政策)(依据|背景|说明)|(适用|实施|创建|试点|整治|规划|工作|检查|行动)(范围|对象|期限|时间|周期|区域)|范围(和|与|及)?(期限|时限|对象)?|术语.*|定义|总则|前言|引言|序言|导言|绪论|概述|有关(概念|定义)|名词解释|.*的(重要性|总体要求|指导思想|基本原则)|.*(重大|重要)意义.*|思想认识|提高(思想|政治)?认识.*|基本(情况|内涵|定位|方略|遵循)|(战略|功能|发展|总体)定位)$/;
const GOALS =
  /^((主要|总体|工作|发展|行动|预期|具体|阶段性?|年度|建设|创建|整治|攻坚|规划|近期|远期|总|战略|实施|基本|治理|任务|行动计划|重点|量化|绩效)*目标(任务|要求|指标|体系|愿景)?|目标(和|与|及)(思路|愿景|指标)|(主要|核心|发展|考核|预期|绩效)*指标|发展愿景|预期(效果|成效|成果))$/;
const ORGANISATION =
  /(组织(领导|保障|实施|推进|推动|机制|管理|架构|机构|形式|协调|体系)|保障(措施|机制|体系|条件)|(工作|实施|推进|政策|制度|要素|措施|服务)保障$|^(工作|有关|相关|具体|几点|组织|纪律|实施)?要求$|^(强化|加强|健全|完善|做好|落实)?(组织|服务|政策|支撑|综合)*保障$|^(实施|工作|推进|方法)?(步骤|进度|安排)(安排|和.*|与.*|及.*)?$|^(时间|进度|工作|实施|阶段)(安排|步骤|进度|阶段|计划)|实施步骤|工作步骤|方法步骤|^(工作|推进|落实|协调|长效|督查|考核|实施|保障|推动|运行)+机制$|^附则$|监督(检查|考核|管理)$|督(查|导|促)考核|考核(评估|评价|验收|奖惩)|^其他(事项)?$|^(职责|任务|责任)分工$|领导(小组|机构)|工作专班$|^(组织|工作)(机构|体系)|第[一二三四五六]阶段|^加强领导|^强化领导|^(宣传|督促|督导|检查|总结)(引导|落实|评估|验收|推广|发动)$|^确保.*落[实地]$|^注意事项$|^资金(来源|管理|保障|安排)|^联系(人|方式))/;

/** Tells what a heading's section is for, from its title without label; null where the title says nothing of it. */
export function partOf(title: string): Part | null {
  const plain = title
    .replace(/[\s。.:：、，,]+$/u, "")
    .replace(/\s+/g, "")
    .replace(/[(（][^()（）]{0,40}[)）]$/u, "");
  if (plain.length === 0 || plain.length > 40) return null;
  if (LOOKS_BACK.test(plain)) return "general";
  if (/任务|举措|措施清单|行动$|工程$/.test(plain) && !/目标|保障措施|分工/.test(plain)) return "measures";
  const short = plain.replace(/^(明确|把握|准确把握|树立|坚持|落实)/, "");
  if (GENERAL.test(plain) || GENERAL.test(short)) return "general";
  const pieces = plain.split(/[、和与及]/).filter((piece) => piece.length > 0);
  if (pieces.length > 1 && pieces.every((piece) => GENERAL.test(piece) || GOALS.test(piece)))
    return "general";
  if (GOALS.test(plain) || GOALS.test(short)) return "goals";
  if (ORGANISATION.test(plain)) return "organisation";
  return null;
}
