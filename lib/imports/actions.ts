"use server";

import { actingFor } from "@/lib/auth/acting";
import { action } from "@/lib/auth/action";
import { AppError } from "@/lib/errors";
import { findDraft } from "./data";
import { discardImport, receiveImport, retryImport, saveDraft, takeOver } from "./mutations";
import { mayImport } from "./policy";
import { acceptRevision, mapRevision } from "./revision/mutations";
import { acceptRevisionInput, mapRevisionInput } from "./revision/schema";
import { documentOfPaste } from "./rules";
import { importInput, pasteInput, saveDraftInput, takeOverInput } from "./schema";
import { beginReading, stopReading } from "./stages/reading";
import { refreshStatistics } from "./stages/statistics";

export const pasteDocument = action({
  name: "import.paste",
  input: pasteInput,
  allow: mayImport,
  run: async (actor, { text, html, planId }, now) => {
    if (text.trim() === "") throw new AppError("documentEmpty");
    const received = await receiveImport(actingFor(actor), { ...documentOfPaste(text, html), planId }, now);
    beginReading(received.id);
    return received;
  },
  refresh: false,
});

export const saveImportDraft = action({
  name: "import.save",
  input: saveDraftInput,
  allow: mayImport,
  run: (actor, input, now) => saveDraft(actingFor(actor), input, now),
  refresh: false,
});

/** What the other one saved, for a writer whose own changes were not taken. */
export const readImportDraft = action({
  name: "import.read",
  input: importInput,
  allow: mayImport,
  run: (actor, { importId }) => findDraft(actingFor(actor).scope, importId),
  refresh: false,
});

export const discardImportDraft = action({
  name: "import.discard",
  input: importInput,
  allow: mayImport,
  run: async (actor, { importId }, now) => {
    await discardImport(actingFor(actor), importId, now);
    stopReading(importId);
  },
});

/** 重试: a document that could not be read is read once more. */
export const retryImportReading = action({
  name: "import.retry",
  input: importInput,
  allow: mayImport,
  run: async (actor, { importId }, now) => {
    await retryImport(actingFor(actor), importId, now);
    beginReading(importId);
  },
});

export const takeOverImport = action({
  name: "import.take_over",
  input: takeOverInput,
  allow: mayImport,
  run: async (actor, input, now) => {
    const taken = await takeOver(actingFor(actor), input, now);
    await refreshStatistics();
    return taken;
  },
});

/** One correction of the comparison with the plan. */
export const mapImportRevision = action({
  name: "import.map",
  input: mapRevisionInput,
  allow: mayImport,
  run: (actor, input, now) => mapRevision(actingFor(actor), input, now),
});

/** 接收修订: the plan becomes what the comparison says. */
export const acceptImportRevision = action({
  name: "import.revise",
  input: acceptRevisionInput,
  allow: mayImport,
  run: async (actor, input, now) => {
    const accepted = await acceptRevision(actingFor(actor), input, now);
    await refreshStatistics();
    return accepted;
  },
});
