import type { Source } from "@/lib/parser/types";
import type { Block, Cell, DocumentText } from "@/lib/text/document";

export const source: Source = {
  fileName: "sample.txt",
  format: "txt",
  sha256: "0".repeat(64),
  characters: 0,
};

/** A plain text as its extraction gives it: a paragraph for each line. */
export function lines(text: string): DocumentText {
  return { blocks: text.split("\n").map(paragraph), metadata: {} };
}

export function paragraph(text: string): Block {
  return { kind: "paragraph", text, heading: null, centred: false };
}

function heading(text: string, level: number): Block {
  return { kind: "paragraph", text, heading: level, centred: false };
}

/** A cell by its text; `{ text, rows, columns }` for one that spans. */
export function table(
  rows: ReadonlyArray<ReadonlyArray<string | { text: string; rows?: number; columns?: number }>>,
): Block {
  return {
    kind: "table",
    rows: rows.map((row) =>
      row.map((cell): Cell => {
        const spec = typeof cell === "string" ? { text: cell } : cell;
        return { text: spec.text, rowSpan: spec.rows ?? 1, colSpan: spec.columns ?? 1, header: false };
      }),
    ),
  };
}

export function document(...blocks: Block[]): DocumentText {
  return { blocks, metadata: {} };
}

/** A cover notice with its plan: statements in brackets, behind keys and as closing sentences. */
export const digitalPlan = `云川市人民政府办公室关于印发云川市数字政务三年行动计划的通知
云政办发〔2023〕12号
各县(市、区)人民政府,市政府各部门:
《云川市数字政务三年行动计划(2023—2025年)》已经市政府同意,现印发给你们,请认真组织实施。
1.压实责任。各单位要对照任务抓好落实,按季度报送情况。
云川市人民政府办公室
2023年4月6日
(此件公开发布)
云川市数字政务三年行动计划
(2023—2025年)
为深入贯彻落实《全国数字政务建设纲要》(国数发〔2022〕14号)和《省数字政务总体方案》(川数发〔2022〕30号),结合我市实际,制定本行动计划。
一、总体要求
(一)指导思想。坚持以人民为中心,统筹发展和安全。
(二)工作目标。到2025年,政务事项网上可办率达到98%以上,建成数据共享平台3个,累计归集电子证照200万份。
二、重点任务
(一)提升服务能力。
1. 推进一网通办。统一受理入口,2023年底前,实现高频事项全程网办。(市政务服务局牵头,市公安局、市人力资源社会保障局配合;完成时限:2024年6月底)
2. 优化帮办代办。各县(市、区)设立帮办专区不少于2个。〔牵头单位:市政务服务局;配合单位:市司法局、各县(市、区)人民政府〕
3. 完善评价体系。开展服务评价,公开评价结果。(责任单位:市政务服务局、市市场监管局等有关部门)
(二)夯实数据底座。
4. 建设数据平台。建设统一平台,培育数据企业50家以上。由市大数据局会同市财政局负责。
5. 强化安全保障。健全防护体系,开展应急演练。市委网信办、市公安局等部门按职责分工负责。
6. 推动数据开放
制定开放目录,每年开放数据集100个以上。
牵头单位:市大数据局
责任单位:市直各部门,各县(市、区)人民政府
完成时限:长期坚持
三、保障措施
(一)加强组织领导。成立云川市数字政务工作领导小组,统筹推进各项工作。
(二)强化资金支持。市财政加大投入,优先保障重点项目。(责任单位:市财政局)`;

/** A county's plan: statements on lines of their own, one for a group of items, phases and demands without an owner. */
export const villagePlan = `青禾县农村环境整治实施方案
根据《青禾县乡村建设行动总体规划》,制定本方案。
一、目标任务
完成改厕1200户,新建污水处理站8座。
二、工作内容
(一)厕所改造
按照宜水则水的原则分类推进,2024年改造户厕1200户。
责任单位:县农业农村局、县卫生健康局
配合单位:各乡镇人民政府
完成时限:2024年11月30日前
(二)垃圾治理
健全收运体系,实现行政村全覆盖。
责任单位:县住房城乡建设局
完成时限:方案印发后3个月内
(三)污水治理
(1)编制专项规划,年底前完成。
(2)新建污水处理站8座,覆盖率提高到45%。
(3)建立运维机制,落实管护经费。
(责任单位:县生态环境局、县水务局,各乡镇、街道)
三、实施步骤
(一)动员部署阶段(2024年3月)。召开动员会议。
(二)全面实施阶段(2024年4月—11月)。逐村推进。
四、工作要求
(一)提高认识。各乡镇要高度重视。
青禾县人民政府办公室
2024年3月5日`;

/** A plan whose tasks stand in a division-of-work table that repeats the body, and an indicator table. */
export const licencePlan = document(
  heading("青原区优化审批服务工作方案", 1),
  paragraph("为优化审批服务,根据《市优化审批服务条例》,结合我区实际,制定本方案。"),
  paragraph("一、总体目标"),
  paragraph("到2025年,新增经营主体5000户。"),
  paragraph("二、重点任务"),
  paragraph("（一）市场准入。"),
  paragraph("1.压缩开办时间。实行一网通办,推行智能审批,做到当日办结。"),
  paragraph("2.推行告知承诺。编制告知承诺事项清单,向社会公布,并加强事中事后监管,建立核查机制。"),
  paragraph("三、保障措施"),
  paragraph("（一）加强领导。各单位要高度重视。"),
  paragraph("附件1"),
  paragraph("青原区优化审批服务任务分工表"),
  table([
    ["序号", "重点任务", "工作内容", "牵头单位", "配合单位", "完成时限"],
    [{ text: "（一）市场准入", columns: 6 }],
    [
      "1",
      "压缩开办时间",
      "实行一网通办,推行智能审批,做到当日办结。",
      "区行政审批局",
      "区市场监管局、区税务局",
      "2024年6月底",
    ],
    [
      "2",
      { text: "推行告知承诺", rows: 2 },
      "编制告知承诺事项清单,向社会公布。",
      "区行政审批局",
      "区直有关部门",
      "持续推进",
    ],
    ["3", "加强事中事后监管,建立核查机制。", "区市场监管局\n区司法局", "各镇（街道）", "2024年底"],
  ]),
  paragraph("附件2"),
  paragraph("主要指标表"),
  table([
    [
      { text: "序号", rows: 2 },
      { text: "指标名称", rows: 2 },
      { text: "单位", rows: 2 },
      { text: "2022年（基期）", rows: 2 },
      { text: "目标值", columns: 2 },
      { text: "属性", rows: 2 },
    ],
    ["2024年", "2025年"],
    ["1", "经营主体总量", "万户", "3.2", "3.5", "≥3.8", "预期性"],
    ["2", "单位能耗下降", "%", "—", { text: "[13.5]", columns: 2 }, "约束性"],
  ]),
);

/** Documents that are no plans. */
export const noPlans = {
  news: `我市召开数字政务推进会
本报讯(记者 王明)5月6日,全市数字政务推进会召开,副市长李强出席并讲话。
会议指出,一年来全市政务服务水平明显提升,群众满意度达到95%。
会议强调,要加快推进平台建设,市大数据局要牵头抓总,各部门要密切配合。
责任编辑:张华`,
  regulation: `青禾县公共场所管理办法
第一章 总则
第一条 为规范公共场所管理,根据有关法律法规,制定本办法。
第二条 本办法适用于本县行政区域内的公共场所。
第三条 县卫生健康部门负责公共场所的监督管理工作。
第二章 管理
第四条 经营者应当建立管理制度。
第五条 违反本办法规定的,依法处理。
第三章 附则
第六条 本办法自2024年1月1日起施行。`,
  speech: `在全市重点工作推进会上的讲话
同志们:
今天我们召开推进会,主要任务是总结工作、部署任务。下面,我讲三点意见。
一、提高认识,增强责任感
要充分认识这项工作的重要性,切实增强紧迫感。
二、突出重点,狠抓落实
要抓住关键环节,加快项目建设,确保完成年度任务。
三、加强领导,形成合力
各级各部门要密切配合,形成工作合力。`,
  holidays: `关于2024年部分节假日安排的通知
各县(市、区)人民政府:
现将安排通知如下。
一、元旦:1月1日放假,与周末连休。
二、春节:2月10日至17日放假调休,共8天。
三、清明节:4月4日至6日放假调休,共3天。
四、劳动节:5月1日至5日放假调休,共5天。
五、端午节:6月10日放假,与周末连休。
六、中秋节:9月15日至17日放假调休,共3天。
节假日期间,各部门要妥善安排好值班。`,
  explanation: `《云川市数字政务三年行动计划》政策解读
一、出台背景
为推进数字政务,市政府印发了行动计划。
二、主要内容
(一)提升服务能力。推进一网通办,优化帮办代办。
(二)夯实数据底座。建设数据平台,强化安全保障。
三、工作要求
各单位要抓好落实。`,
} as const;

export const budget = document(
  paragraph("青禾县2024年部门收支预算表"),
  paragraph("单位:万元"),
  table([
    ["科目编码", "科目名称", "本年预算", "上年执行"],
    ["201", "一般公共服务支出", "1200.50", "1100.00"],
    ["205", "教育支出", "3400.00", "3200.00"],
  ]),
);
