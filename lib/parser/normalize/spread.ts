type Sort = "owner" | "person" | "time" | "work" | "other";

const OWNER_NAME = /(单位|部门|主体|科室|牵头|配合|责任|协办|主办|主责|承办)(?!.*(领导|人$))/;
const PERSON_NAME = /(领导|责任人|负责人|联系人)/;
const TIME_NAME = /(时限|时间|进度|期限|节点)/;
const WORK_NAME = /(内容|措施|举措|任务|工作|事项|要求|目标|项目|标准)/;

const OWNERS =
  /^[^。；;：:]*(局|委|办|部|厅|院|会|社|站|所|科|股|室|队|处|中心|公司|集团|政府|部门|单位|企业|镇|乡|街道|镇街|开发区|园区|海关|学校|机构)([)）]|等)?$/;
const TIME = /(\d{1,2}月|年底|年内|全年|长期|持续|季度|半年|20\d\d年|^\d{4}\.\d{1,2}$)/;
const PERSONS = /^[\p{Script=Han} 、，,]{2,16}$/u;

/** How well a line suits a column of each sort. */
const SUITS: Record<Sort, Record<"owners" | "time" | "persons" | "words", number>> = {
  owner: { owners: 3, time: -3, persons: 0, words: -2 },
  person: { owners: -3, time: -3, persons: 3, words: -3 },
  time: { owners: -3, time: 3, persons: -2, words: -2 },
  work: { owners: -1, time: 0, persons: 0, words: 2 },
  other: { owners: 0, time: 0, persons: 0, words: 0 },
};
const EMPTY = -2;
const FURTHER = -0.5;

/**
 * Spreads the lines of a row, in order, over the columns that the names stand for, so that each line suits its column:
 * departments, persons, limits, work. A column may take several lines (paragraphs of a cell) or none (a merged cell).
 */
export function spreadLines(cells: readonly string[], names: readonly string[]): string[] {
  const sorts = names.slice(1).map(sortOf);
  const lines = cells.slice(1);
  const width = lines.length + 1;
  // best[c][i]: the first i lines over the first c columns; taken[c][i]: how many of them the last column takes.
  const best = [Array.from({ length: width }, (_, i) => (i === 0 ? 0 : Number.NEGATIVE_INFINITY))];
  const taken: number[][] = [[]];
  sorts.forEach((sort, c) => {
    const above = best[c] ?? [];
    const row = Array.from({ length: width }, () => Number.NEGATIVE_INFINITY);
    const takes = Array.from({ length: width }, () => 0);
    for (let from = 0; from < width; from++) {
      let score = above[from] ?? Number.NEGATIVE_INFINITY;
      if (score === Number.NEGATIVE_INFINITY) continue;
      for (let i = from; i < width; i++) {
        if (i > from) score += SUITS[sort][formOf(lines[i - 1] ?? "")] + (i > from + 1 ? FURTHER : 0);
        const total = i === from ? score + EMPTY : score;
        if (total <= (row[i] ?? 0)) continue;
        row[i] = total;
        takes[i] = i - from;
      }
    }
    best.push(row);
    taken.push(takes);
  });
  const spread: string[] = [];
  let end = lines.length;
  for (let c = sorts.length; c > 0; c--) {
    const count = taken[c]?.[end] ?? 0;
    spread.unshift(lines.slice(end - count, end).join("\n"));
    end -= count;
  }
  return [cells[0] ?? "", ...spread];
}

function sortOf(name: string): Sort {
  const plain = name.replace(/\s+/g, "");
  if (PERSON_NAME.test(plain)) return "person";
  if (TIME_NAME.test(plain)) return "time";
  if (OWNER_NAME.test(plain)) return "owner";
  return WORK_NAME.test(plain) ? "work" : "other";
}

function formOf(line: string): "owners" | "time" | "persons" | "words" {
  if (OWNERS.test(line)) return "owners";
  if (line.length <= 16 && TIME.test(line)) return "time";
  return PERSONS.test(line) && line.split(/[ 、，,]+/).every((name) => name.length <= 4)
    ? "persons"
    : "words";
}
