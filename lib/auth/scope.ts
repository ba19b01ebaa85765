import type { Actor } from "./types";

declare const minted: unique symbol;

/**
 * The workspace that a read or write is confined to. Reads and writes demand one and put its id into every
 * `where`, children included; only the gates below mint it.
 */
export interface Scope {
  readonly workspaceId: string;
  readonly [minted]: true;
}

/** For a person: their own workspace. */
export function scopeOf(actor: Actor): Scope {
  return { workspaceId: actor.workspaceId } as Scope;
}

/** For commands and the demo seed, which act on a workspace by its id without a session. */
export function scopeOfCommand(workspaceId: string): Scope {
  return { workspaceId } as Scope;
}

/** For a calendar program, which shows a secret address in place of a session. */
export function scopeOfFeed(feed: { workspaceId: string }): Scope {
  return { workspaceId: feed.workspaceId } as Scope;
}
