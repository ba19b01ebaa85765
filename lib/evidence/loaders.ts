import { z } from "zod";
import { scopeOf } from "@/lib/auth/scope";
import { currentActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { AppError } from "@/lib/errors";
import { findClaimNeeds, findEvidenceFile } from "./data";
import type { ClaimNeeds } from "./types";

interface Download {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

/** A file for who asks; null where there is none for them, signed in or not. */
export async function loadEvidenceFile(evidenceId: string): Promise<Download | null> {
  const actor = await currentActor();
  return actor ? evidenceFor(actor, evidenceId) : null;
}

/** The same for an actor who is known. It is always saved, never shown: what others uploaded does not run here. */
export async function evidenceFor(actor: Actor, evidenceId: string): Promise<Download | null> {
  if (!z.uuid().safeParse(evidenceId).success) return null;
  const file = await findEvidenceFile(scopeOf(actor), { evidenceId, departmentId: actor.departmentId });
  if (!file) return null;
  const { fileName, mediaType, bytes } = file;
  // Names of any script as UTF-8; a plain one for those who do not read that.
  const plain = fileName.replace(/[^\w.-]+/g, "_");
  return {
    bytes,
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.byteLength),
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeName(fileName)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  };
}

/** What a department's claim on a task would come with. Throws `notFound` where it has no part in such a task. */
export async function claimNeedsFor(actor: Actor, taskId: string): Promise<ClaimNeeds> {
  const needs = await findClaimNeeds(scopeOf(actor), { taskId, departmentId: actor.departmentId ?? "" });
  if (!needs) throw new AppError("notFound");
  return needs;
}

/** As RFC 5987 wants it: encodeURIComponent leaves a few marks that have a meaning there. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
