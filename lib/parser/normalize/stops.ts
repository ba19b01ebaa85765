/** A full stop set as an ASCII point: behind words, before more words or the line's end, and no label's separator. */
const POINT =
  /(?<=[\p{Script=Han}”"）)%])(?<!^[ （(第]*[一二三四五六七八九十\d]{1,3}[)）]?)\.(?=\s*$|[\p{Script=Han}“"《（([【〔]|\d{1,2}月|20\d\d年)/gmu;
const FEW = 3;

/** Whether a text ends its sentences with points throughout, as some typists do, and with no 。 anywhere. */
export function endsWithPoints(text: string): boolean {
  return !text.includes("。") && (text.match(POINT)?.length ?? 0) >= FEW;
}

export function pointsToStops(text: string): string {
  return text.replace(POINT, "。");
}
