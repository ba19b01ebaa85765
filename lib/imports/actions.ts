"use server";

import { action } from "@/lib/auth/action";
import { findDraft } from "./data";
import { actingFor, createImport, discardImport, handOut, saveDraft, takeOver } from "./mutations";
import { mayHandOut, mayImport } from "./policy";
import { nameOfPaste } from "./rules";
import { handOutInput, importInput, pasteInput, saveDraftInput, takeOverInput } from "./schema";

export const pasteDocument = action({
  name: "import.paste",
  input: pasteInput,
  allow: mayImport,
  run: (actor, { text }, now) =>
    createImport(
      actingFor(actor),
      { fileName: nameOfPaste(text), bytes: new TextEncoder().encode(text) },
      now,
    ),
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
  run: (actor, { importId }, now) => discardImport(actingFor(actor), importId, now),
});

export const takeOverImport = action({
  name: "import.take_over",
  input: takeOverInput,
  allow: mayImport,
  run: (actor, input, now) => takeOver(actingFor(actor), input, now),
});

export const handOutTasks = action({
  name: "plan.hand_out",
  input: handOutInput,
  allow: mayHandOut,
  run: (actor, { planId }, now) => handOut(actingFor(actor), planId, now),
});
