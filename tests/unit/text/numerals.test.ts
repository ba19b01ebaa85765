import { expect, it } from "vitest";
import { parseNumeral } from "@/lib/text/numerals";

it.each([
  ["十", 10],
  ["十二", 12],
  ["二十", 20],
  ["二十三", 23],
  ["一百零五", 105],
  ["二〇二五", 2025],
  ["两", 2],
  ["12", 12],
  ["", null],
  ["甲", null],
  ["3千", null],
])("%s", (text, value) => {
  expect(parseNumeral(text)).toBe(value);
});
