import { z } from "zod";
import { sendableText } from "@/lib/text/sendable";
import { chosen } from "../schema";
import { type BoardPiles, boardGroupings, type Pile } from "./types";

type SearchParams = Record<string, string | string[] | undefined>;

/** What the cards of a board stand in; columns that are sections are not cut across by them. */
export function readPiles(params: SearchParams): BoardPiles {
  const by = chosen(params.by, boardGroupings)[0] ?? "status";
  return { by, lanes: by !== "section" && params.lanes === "section" };
}

/** The pile of a board that cards are asked of; where the address names no column, the one of tasks without a key. */
export function readPile(params: SearchParams): Pile {
  const key = typeof params.pile === "string" && params.pile !== "" ? sendableText(params.pile) : null;
  return { key, sectionId: z.uuid().safeParse(params.lane).data ?? null };
}
