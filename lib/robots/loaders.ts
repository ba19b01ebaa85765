import { notFound } from "next/navigation";
import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { findRobot } from "./data";
import { mayKeepRobot } from "./policy";
import type { RobotState } from "./types";

/** For /admin/settings. */
export async function loadRobot(): Promise<RobotState | null> {
  const actor = await pageActor();
  if (!mayKeepRobot(actor)) notFound();
  return findRobot(scopeOf(actor));
}
