import { z } from "zod";
import { sendableText } from "@/lib/text/sendable";

type SearchParams = Record<string, string | string[] | undefined>;

/** Where in a document somebody wants to be. What an address says that is no place is passed over. */
interface Wish {
  taskId: string | null;
  /** A place in its text. */
  at: number | null;
}

const place = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

export function readWish(params: SearchParams): Wish {
  return {
    taskId: z.uuid().safeParse(params.task).data ?? null,
    at: place.safeParse(params.at).data ?? null,
  };
}

/** Words to look for in the text. */
export function readSought(params: SearchParams): string {
  const words = sendableText([params.q ?? ""].flat()[0] ?? "").trim();
  return [...words].slice(0, 100).join("");
}

/** Whether the whole document is asked for. */
export function wantsWhole(params: SearchParams): boolean {
  return params.all === "1";
}
