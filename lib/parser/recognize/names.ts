import { splitOutside } from "@/lib/parser/recognize/brackets";
import { isCollective, looksLikeOrganisation } from "@/lib/parser/recognize/organisations";

export interface FoundName {
  /** As printed, without white space, 由, 等 and the like. */
  name: string;
  collective: boolean;
  /** Offsets into the text that was given. */
  start: number;
  end: number;
}

/** What precedes a name in a statement and is no part of it. */
const BEFORE =
  /^[\s、,:;.。]*((?:此|该|本|上述|以上)(?:[一几两]?项)?(?:工作|任务|事项|项目|措施)?由|由|请|及|和(?!平|田|县|顺|龙|政|林格)|与|以及|并由|并|再由|分别由|其中[:,]?|会同|联合(?!国)|商(?!务|业|会|贸|检|标|洛|丘|城|南|水|河|都|州|量)|还有|同时|按(照)?职责由|\d{1,2}[.、]|[①-⑳])?\s*/;
/** What follows a name and is no part of it. 等 with what it sums up stands for nobody in particular. */
const AFTER =
  /\s*(等\s*(\d+|[一二三四五六七八九十]+)?[个家]?(国务院|中央|国家|市|省|区|县|级|直)?(各)?(有关|相关|其他|责任|职能|成员|市直|区直|县直|主管|行业|其它|各|省级|市级|县级|区级|执法|监管|涉企|涉农|公共服务|金融|业务|经济|审批)*(方面|部门|单位|委办局|机构|企业|地区|地方|科室|处室|部室|部委)?|等(有关|相关|各)?(部门|单位|方面)(研究|按|负责|落实|具体|分工|共同|抓|组织|提出|分别).*|(按|根据|依)(照|据)?(各自)?(职责|职能|权限).*|(分别|共同|具体|各自|分头|联合|依法|一起)|于(20\d\d年|\d{1,2}月|今年|年底).*|[\s、,:;.。]+)$/;
/** How each of these begins; a name without one of the signs has no tail. */
const TAILED = /[等按根依分共具各联一头于\s、,:;.。]/;
const ABSTRACT =
  /^(已|到20|到\d|年内|年底|年度|长期|持续|立即|每半?[年月季周]|全年|常年|常态|力争|同步|适时|按|根据|依据|依职责|做好|负责|抓好|落实|完成|推进|开展|加强|以上|以下|排名|下同|无|\/|—+|-+|\d+)/;
/** Place nouns that go on a collective phrase behind 、: 各区、县级市. */
const PLACES =
  /^((?:区|县|市|州|旗|盟|乡|镇)(?![直属级])|县级市|市辖区|自治[区州县旗]|直辖市|计划单列市|省辖市|省?直管(?:市|县|县市)|林区|乡镇|街道|镇街|开发区|功能区|园区|高新区|经开区|新区|县区|市区|县(\(市、?区\))|县\(市\)|市\(?县\)?|街镇|国有?(林|农)场)[^局委厅办]{0,8}$/;
const OPEN_COLLECTIVE =
  /^(各|有关|相关|有条件的|具备条件的|沿[江线海边黄]|全[省市县区]各?)[^局委厅办院]{0,14}$/;
const COMPLETE = /(政府|委员会|管委会|部门|单位|企业|机构|办|局|委|厅)(\(.*\))?$/;
const CONJUNCTION = /(和|及|以及|与|、?并)(?=.)/g;

/**
 * Splits a list of names: `市发展改革委、市财政局和各区、县级市政府等有关部门`. `、` parts names except inside brackets, quotes and
 * a collective phrase; 和 and 及 part them where both sides are names in themselves, so that 文化和旅游局 stays whole.
 */
export function splitNames(text: string): FoundName[] {
  const names: FoundName[] = [];
  let before: (Piece & { by: string }) | undefined;
  for (const piece of mergeCollectives(text, splitOutside(text, "、,;/\n "))) {
    const behindBody = before !== undefined && /\s/.test(before.by) && isBody(names.at(-1), before);
    before = piece;
    for (const part of splitConjunction(text, piece)) {
      const found = trimName(text, part.start, part.end);
      if (found !== null && !(behindBody && isPerson(found.name))) names.push(found);
    }
  }
  return names;
}

interface Piece {
  start: number;
  end: number;
}

/** The commonest names of families. */
const FAMILY =
  /^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]\p{Script=Han}{1,2}$/u;

/** 镇应急管理所 王磊: who answers for a body stands behind it, and is no body. */
function isPerson(name: string): boolean {
  return FAMILY.test(name) && !looksLikeOrganisation(name) && !isCollective(name);
}

function isBody(found: FoundName | undefined, piece: Piece): boolean {
  return found !== undefined && found.start >= piece.start && looksLikeOrganisation(found.name);
}

function mergeCollectives(
  text: string,
  pieces: Array<Piece & { by: string }>,
): Array<Piece & { by: string }> {
  const merged: Array<Piece & { by: string }> = [];
  for (const piece of pieces) {
    const own = text.slice(piece.start, piece.end).trim();
    if (own.length === 0) continue;
    const before = merged.at(-1);
    if (before !== undefined) {
      const open = text.slice(before.start, before.end).trim();
      const joins =
        // 各乡镇党委、政府 is one phrase: the second half names nobody by itself.
        (before.by === "、" && /^(人民)?政府$/.test(own) && /(党委|党工委|党组)$/.test(open)) ||
        (before.by === "、" && /^(单位|企业|机构)$/.test(own) && /(部门|单位)$/.test(open)) ||
        (before.by === "、" && OPEN_COLLECTIVE.test(open) && !COMPLETE.test(open) && PLACES.test(own)) ||
        // Stray white space behind half a name that looks like a place: 住房城乡 建设厅, 各市(州) 人民政府.
        (before.by === " " && isHalf(open, own) && open.length + own.length < 20) ||
        // Stray white space inside a name: neither half is a name, the whole is.
        (before.by === " " &&
          !looksLikeOrganisation(open) &&
          looksLikeOrganisation(own) &&
          open.length + own.length < 20);
      if (joins) {
        merged[merged.length - 1] = { start: before.start, end: piece.end, by: piece.by };
        continue;
      }
    }
    merged.push(piece);
  }
  return merged;
}

function isHalf(open: string, own: string): boolean {
  if (/^(人民)?政府/.test(own)) return /([区县市州旗盟乡镇]|[)])$/.test(open);
  return /城乡$/.test(open) && /^(建设|规划|管理)/.test(own);
}

function splitConjunction(text: string, piece: Piece): Piece[] {
  const own = text.slice(piece.start, piece.end);
  for (const match of own.matchAll(CONJUNCTION)) {
    const left = own.slice(0, match.index).trim();
    const right = own.slice(match.index + match[0].length).trim();
    if (left.length < 2 || right.length < 3) continue;
    const leftIs = looksLikeOrganisation(left.replace(BEFORE, "")) || isCollective(left);
    const rightName = right.replace(AFTER, "");
    // 各县党委和人民政府 is one phrase, as is 高新区党工委和管委会: the second half names nobody by itself.
    if (/(党委|党组|党工委)$/.test(left) && /^((人民)?政府|管委会|办事处)$/.test(rightName)) continue;
    if (
      leftIs &&
      (looksLikeOrganisation(rightName) || isCollective(rightName)) &&
      standsAlone(left, rightName)
    ) {
      const at = piece.start + match.index;
      return [
        { start: piece.start, end: at },
        ...splitConjunction(text, { start: at + match[0].length, end: piece.end }),
      ];
    }
  }
  return [piece];
}

/** 机关党委和工会 are two; 办公室和… too; but a left side that only ends like a body needs a full name on the right. */
function standsAlone(left: string, right: string): boolean {
  return left.length >= 3 || right.length >= 4;
}

function trimName(text: string, from: number, to: number): FoundName | null {
  let start = from + (BEFORE.exec(text.slice(from, to))?.[0].length ?? 0);
  let end = to;
  for (let round = 0; round < 4; round++) {
    if (!TAILED.test(text.slice(start, end))) break;
    const tail = AFTER.exec(text.slice(start, end));
    if (tail === null || tail[0].length === 0) break;
    end = start + tail.index;
  }
  while (start < end && /[\s)〕】”"]/.test(text.charAt(start))) start++;
  while (end > start && /[\s(〔【]/.test(text.charAt(end - 1))) end--;
  const name = text.slice(start, end).replace(/\s+/g, "");
  if (name.length < 2 || name.length > 40 || ABSTRACT.test(name) || !/\p{Script=Han}/u.test(name))
    return null;
  if (/[。;:]/.test(name)) return null;
  return { name, collective: isCollective(name), start, end };
}
