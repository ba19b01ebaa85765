const MEASURES = [
  "个百分点", "百分点", "个工作日", "工作日", "个小时", "小时", "分钟", "平方公里", "平方千米", "平方米", "立方米", "标准立方米", "公里", "千米", "公顷", "吨标准煤", "吨标煤",
  "吨", "千克", "公斤", "千瓦时", "千瓦", "兆瓦", "吉瓦", "亩次", "亩", "人次", "人日", "人", "美元", "元", "户次", "户", "家次", "家", "项次", "项", "个月", "个", "件", "所",
  "座", "处", "条", "辆", "台套", "台", "套", "张", "份", "篇", "名", "位", "场次", "场", "班次", "次", "期", "批", "支", "只", "头", "尾", "棵", "株", "幢", "栋", "间", "例",
  "起", "宗", "笔", "种", "类", "门", "部", "本", "册", "组", "队", "米", "升", "度", "倍", "分贝", "分", "片", "块", "艘", "架", "列", "趟", "轮", "届", "孔", "口", "眼", "盏", "根", "枚", "床", "张床位",
  "村", "镇", "县", "天", "日", "斤", "标台", "公升", "毫克/升", "微克/立方米", "TB", "GB", "PB", "EFLOPS", "kWh", "MW", "GW", "km", "t", "册件", "件次", "包", "箱", "对", "段", "道", "路",
];
const SORTED = [...new Set(MEASURES)].sort((a, b) => b.length - a.length).map((unit) => unit.replace("/", "\\/"));
const UNIT = new RegExp(`^\\s?((?:[十百千]?[万亿]|[百千]|万亿)?(?:余|多)?\\s?(?:${SORTED.join("|")})|[%‰]|[万亿]+)`);

/** Reads the unit at the start of width-folded text (`万户`, `%`, `亿元`): the unit and its length, or null. */
export function readUnit(fold: string): { unit: string; length: number } | null {
  const match = UNIT.exec(fold);
  if (match?.[1] === undefined) return null;
  return { unit: match[1].replace(/[余多\s]/g, ""), length: match[0].length };
}
