import { foldWords, spansOf } from "@/lib/search/rules";

/** Places of words that are told. */
const mostFound = 500;

/** Where words stand in a text, in its order; width, case, script and spaces do not count, and no place runs over a line. */
export function placesOf(text: string, words: string): number[] {
  const folded = foldWords(words);
  if (folded === "") return [];
  const places: number[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    for (const { start } of spansOf(line, [[folded]])) places.push(at + start);
    if (places.length >= mostFound) return places.slice(0, mostFound);
    at += line.length + 1;
  }
  return places;
}
