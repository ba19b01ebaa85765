import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";

/** Every message by its full key. */
function flatten(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => flatten(value, path ? `${path}.${key}` : key));
}

/**
 * The names a message asks for: {count}, {count, plural, one {day} …}, <link>. Braces at an even depth open
 * an argument, those inside it open a branch, whose words are no names.
 */
function asked(message: string): string[] {
  const names = new Set([...message.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? ""));
  let depth = 0;
  for (const [index, character] of [...message].entries()) {
    if (character === "}") depth -= 1;
    if (character !== "{") continue;
    const name = /^\w+/.exec([...message].slice(index + 1).join(""))?.[0];
    if (depth % 2 === 0 && name) names.add(name);
    depth += 1;
  }
  return [...names].sort();
}

const chinese = new Map(flatten(messages["zh-CN"]));
const english = new Map(flatten(messages.en));

describe("the two languages", () => {
  it("say the same things", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it("ask for the same values", () => {
    const differing = [...chinese].filter(
      ([key, words]) => asked(words).join() !== asked(english.get(key) ?? "").join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  // English may stay empty: 项 after a figure has no counterpart there.
  it("leave nothing unsaid in Chinese", () => {
    const empty = [...chinese].filter(([, words]) => words.trim() === "");
    expect(empty.map(([key]) => key)).toEqual([]);
  });
});
