import { authorOf } from "./author";
import { type Scope, scopeOf } from "./scope";
import type { Actor, Author } from "./types";

/** In whose name something is done, where and by whose days: a person's, or that of a command which acts for itself. */
export interface Acting {
  scope: Scope;
  author: Author;
  timeZone: string;
}

export function actingFor(actor: Actor): Acting {
  return { scope: scopeOf(actor), author: authorOf(actor), timeZone: actor.timeZone };
}
