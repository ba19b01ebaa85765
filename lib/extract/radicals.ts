/** Radicals that some PDF programs write in place of the characters they look like, and those characters. */
const supplement =
  "⺀⺁⺃⺄⺅⺆⺇⺈⺉⺊⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲";
const unified =
  "冫厂乚乙亻冂几刀刂卜小小兀尣尢巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王疋目示礻竹糸纟罓罒网网网羊羊羊老聿聿肉臼艹艹艹虎衤西西见角角讠贝足车辶辶辶阝钅長長长门阜阝雨青韦页风飞食食食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀";
const characterOf = new Map(
  [...supplement].map((radical, index) => [radical, [...unified][index] ?? radical]),
);

/** Puts the ordinary characters in place of radicals (⼈⺠ for 人民); they look the same and match nothing. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2E80-\u2FDF]/g, (radical) => characterOf.get(radical) ?? radical.normalize("NFKC"));
}
