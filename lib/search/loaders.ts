import { answerFor } from "@/lib/auth/action";
import { takeToken } from "@/lib/auth/rate-limit";
import { scopeOf } from "@/lib/auth/scope";
import { pageActor, requireActor } from "@/lib/auth/session";
import type { ActionResult, Actor } from "@/lib/auth/types";
import { AppError } from "@/lib/errors";
import { mayManagePeople } from "@/lib/people/policy";
import { findDepartments, findPeople, findPlans, findReports, findTasks } from "./data";
import { termsOf } from "./rules";
import { readSearch } from "./schema";
import type { SearchAnswer } from "./types";
import { searchAnswer } from "./view";

const shownInBox = 5;
const shownOnPage = 40;

/** What somebody finds of their workspace: as many statements for one word as for several. */
export async function searchFor(actor: Actor, asked: string, limit: number): Promise<SearchAnswer> {
  const terms = termsOf(asked);
  if (terms.length === 0) return { query: asked, groups: [] };
  const scope = scopeOf(actor);
  const manages = mayManagePeople(actor);
  const [tasks, plans, reports, departments, people] = await Promise.all([
    findTasks(scope, terms, limit),
    findPlans(scope, terms, limit),
    findReports(scope, terms, limit),
    findDepartments(scope, terms, limit),
    findPeople(scope, terms, limit, manages),
  ]);
  return searchAnswer(asked, terms, { tasks, plans, reports, departments, people }, manages);
}

/** For the box that is open over every page. */
export async function quickSearch(asked: string | null): Promise<ActionResult<SearchAnswer>> {
  try {
    const actor = await requireActor();
    if (!takeToken(`${actor.userId}:search`, Date.now())) throw new AppError("tooManyRequests");
    return { ok: true, data: await searchFor(actor, readSearch(asked), shownInBox) };
  } catch (error) {
    return answerFor("search", error);
  }
}

/** For /search, where more of it stands. */
export async function loadSearch(asked: string | string[] | undefined): Promise<SearchAnswer> {
  return searchFor(await pageActor(), readSearch(asked), shownOnPage);
}
