/** What names of departments, agencies and bodies end in. Longer endings need no entry of their own. */
const ENDING =
  /(部|委|办|局|厅|司|院|署|会|室|所|处|科|中心|政府|公司|集团|队|站|社|团|校|馆|关|庭|台|联|行|厂|园|大学|军区|警备区|武装部|专班|指挥部|小组|(?:监察|巡察|督查|督导|工作|专项|推进)组|街道|镇|乡|单位|部门|机关|机构|党组|党委|党工委|支队|大队|总队|企业|协会|学会|商会|工会|青年团|妇联|残联|科协|文联|侨联|工商联|红十字会|供销社|委员会|管委|[^控参入持]股|海关|法院|检察院|[^\s]市|[^\s]县|[^\s]区|[^\s]州|[^\s]旗|[^\s]盟|各地|电网|电力|移动|联通|电信|铁塔|邮政|石油|石化|铁路|基地|库|银保监|证监|保监|社|网)$/;
const BRACKET_TAIL = /[(（〔][^()（）〔〕]{0,40}[)）〕]$/;
/** Common words that end like a body but are none. */
const NO_BODY =
  /(全部|内部|外部|公司法|局部|干部|总部|社会|机会|大会|会议|场所|到位|岗位|全会|职能|国家|以上|以下|园区$|社区$|小区$|示范区|开发区内|全区|全市|全县|全省|一部|俱乐部|环节|关$(?<!海关|机关))$/;
/** Bodies whose names end like no other. */
const HIGHEST = /^(中共|党)中央$/;
const ADMINISTRATIVE = /^(国家|中央|全国|省|市|区|县|州|盟|旗|镇|乡|街道|自治|各|有关|相关|团|驻)/;

/** Whether a phrase has the form of a department's or agency's name. Takes width-folded text. */
export function looksLikeOrganisation(name: string): boolean {
  const plain = name.replace(/\s+/g, "").replace(BRACKET_TAIL, "").replace(/[”"]$/, "");
  if (plain.length < 2 || plain.length > 36) return false;
  if (/[。;:!?]/.test(plain)) return false;
  if (NO_BODY.test(plain) && !ADMINISTRATIVE.test(plain)) return false;
  return ENDING.test(plain) || HIGHEST.test(plain);
}

const COLLECTIVE =
  /^(各(?!级?.{2,12}(局|委|办|厅)$)|各(地|区|县|市|州|乡镇|街道|市区|区县|县区|市县)(?!域).{0,14}$|属地|涉及的?|有条件的|具备条件的|沿[江线海边黄](?=各?[市县区])|有关|相关|其他|其它|下属|所属|直属|全体|所有|本级|各级)|(有关|相关|各|成员|职能|主管|责任|牵头|配合|联席会议)(成员)?(单位|部门|科室|处室|部室|企业|机构|方面|专班|街道|乡镇)$|(成员单位|等单位|等部门|有关方面)$|^(县|市|区|县区|县市区|市县|区县|市县区|乡镇|镇街|街镇|镇乡|街道|乡镇街道|镇街道|村居|地方)(各级)?(人民)?(政府|党委政府|单位|部门)?$|^(县|市|区)\([市县区、]{1,5}\)|^(市|省|区|县)(直|属|级)(各)?(有关|相关)?(部门|单位|企业|机关)|^(县|镇|乡)?街道办(事处)?$|^(地方|乡镇|基层)(各级)?(党委|政府)/;
/** What collective phrases end in; 有关部门加强 is none. */
const COLLECTIVE_END =
  /(部门|单位|方面|政府|党委|机构|企业|公司|集团|机关|组织|团体|协会|商会|中心|院|校|所|站|馆|社|会|局|厅|委|办|处|室|科|队|班|组|区|市|县|州|盟|旗|镇|乡|街|街道|村|社区|省|地|园|港|场|地区|地方|成员|人员|负责人|主体|责任人|平台|项目单位|高校|学校|医院|银行|国企|央企|金融机构)([(（][^()（）]{0,30}[)）])?$/;

/** Whether a name stands for no single department: 有关部门, 各区政府, 各县(市、区). Takes width-folded text. */
export function isCollective(name: string): boolean {
  const plain = name.replace(/\s+/g, "");
  return COLLECTIVE.test(plain) && COLLECTIVE_END.test(plain);
}

const GENERIC =
  /^(学校|医院|机关|企业|公司|社区|村|银行|大学|高校|中学|小学|党委|政府|部门|单位|机构|社会|协会|商会|学会|工会|市场|景区|小区|园区|超市|商场|车站|机场|港口|街道|乡镇|县区|市区|场所|公园|广场|团体|组织|社团|院所|幼儿园|养老院|图书馆|博物馆|体育馆|党校|工厂|农场|林场)$/;

/** Whether a word names a sort of body (学校, 医院) and no particular one. */
export function isGeneric(name: string): boolean {
  return GENERIC.test(name.replace(/\s+/g, ""));
}
