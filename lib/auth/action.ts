import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { isDatabaseAway } from "@/lib/db/away";
import { AppError, type ErrorCode, type ErrorParams } from "@/lib/errors";
import { takeToken } from "./rate-limit";
import { requireActor } from "./session";
import type { ActionResult, Actor } from "./types";

export interface ActionDefinition<S extends z.ZodType, T> {
  /** As the audit log and the rate limit know it: "report.submit". */
  name: string;
  input: S;
  /** May somebody of this role in this workspace do such a thing at all? What depends on the row is asked in the mutation. */
  allow: (actor: Actor) => boolean;
  run: (actor: Actor, input: z.output<S>, now: Date) => Promise<T>;
  /** False for an autosave, which must not redraw the page under the writer's hands. */
  refresh?: boolean;
}

function refusal(code: ErrorCode, params: ErrorParams = {}, fields: string[] = []): ActionResult<never> {
  return { ok: false, error: { code, params, fields } };
}

/** Makes a server action: identity, rate limit, policy, input, then the work; the page is shown anew after it. */
export function action<S extends z.ZodType, T>(definition: ActionDefinition<S, T>) {
  const run = async (input: z.input<S>): Promise<ActionResult<T>> => {
    try {
      const actor = await requireActor();
      const data = await perform(definition, actor, input, new Date());
      if (definition.refresh !== false) revalidatePath("/", "layout");
      return { ok: true, data };
    } catch (error) {
      return answerFor(definition.name, error);
    }
  };
  // Tests list the actions of the server and ask each for its refusals through this.
  return Object.assign(run, { definition });
}

/** The action without its request: what tests call with an actor of their own. Throws AppError. */
export async function perform<S extends z.ZodType, T>(
  definition: ActionDefinition<S, T>,
  actor: Actor,
  input: z.input<S>,
  now: Date,
): Promise<T> {
  if (!definition.allow(actor)) throw new AppError("forbidden");
  if (!takeToken(`${actor.userId}:${definition.name}`, now.getTime())) throw new AppError("tooManyRequests");
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) throw new InvalidInput(parsed.error.issues.map((issue) => issue.path.join(".")));
  return definition.run(actor, parsed.data, now);
}

class InvalidInput extends AppError {
  constructor(readonly fields: string[]) {
    super("invalid");
  }
}

/** How a refusal or a fault is told to the browser. */
export function answerFor(name: string, error: unknown): ActionResult<never> {
  if (error instanceof InvalidInput) return refusal("invalid", {}, error.fields);
  if (error instanceof AppError) return refusal(error.code, error.params);
  console.error(`action ${name} failed`, error);
  return refusal(isDatabaseAway(error) ? "databaseUnavailable" : "unexpected");
}
