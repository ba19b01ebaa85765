const FIRST_LISTED =
  /((排|列|位列|排列|排名|排序|位于|居)(在)?(第一|首位|第1|首|第一位|最前|靠前|前列|前)[^,。;]{0,12}(为|是|系|负责)?[^,。;]{0,4}(牵头|主办|主责|总责))|(打头|首列)的?[^,。;]{0,10}(为|是|系)[^,。;]{0,4}(牵头|主办|主责)|((第一|首)(个|位|家)?(的)?(责任)?(单位|部门|名称)[^,。;]{0,6}(为|是|系)[^,。;]{0,4}(牵头|主办|主责))|((责任单位|单位|部门|分工)[^,。;]{0,6}第一[^,。;]{0,8}(牵头|主办|主责))/;

const RULE_CLAUSE =
  /[,;。]?\s*[^,;。、()]{0,10}(第一|首位|第1|首个|靠前|最前)[^,;。、]{0,8}(为|是|系)[^,;。、]{0,4}(牵头|主办|主责)(责任)?(单位|部门)?((或|和|及)[^,;。、]{1,6}(单位|部门))?/g;

/** The same text with the rule on who leads blanked, offset for offset: it hands nothing to anybody. */
export function blankLeadRule(fold: string): string {
  // Hardly any statement holds the rule; all hold commas, at each of which the pattern would begin.
  if (!/第一|首位|第1|首个|靠前|最前/.test(fold)) return fold;
  return fold.replace(RULE_CLAUSE, (whole) => " ".repeat(whole.length));
}

/** Whether a document states that the unit listed first leads (排在第一位的为牵头单位). Takes width-folded text. */
export function statesFirstListed(fold: string): boolean {
  return /第一|首位|第1|首个|靠前|列首|排首|首列|最前|打头|居首|居前/.test(fold) && FIRST_LISTED.test(fold);
}
