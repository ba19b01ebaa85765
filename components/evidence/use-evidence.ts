"use client";

import { useTranslations } from "next-intl";
import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import { removeEvidence } from "@/lib/evidence/actions";
import { type Evidence, evidenceNameHeader, largestEvidence } from "@/lib/evidence/types";
import { withChanges } from "@/lib/evidence/view";
import { formatTime } from "@/lib/i18n/format";

/** What files belong to: the report of an assignment for a period, or its claim of completion. */
export interface EvidencePlace {
  assignmentId: string;
  periodId: string | null;
}

interface Failed {
  key: number;
  file: File;
  words: string;
}

export interface EvidenceShelf {
  files: Evidence[];
  /** Names of what is on its way. */
  uploading: string[];
  failed: Failed[];
  isOver: boolean;
  add: (files: Iterable<File>) => void;
  remove: (evidence: Evidence) => void;
  retry: (failed: Failed) => void;
  dismiss: (failed: Failed) => void;
  /** For the element on which files may be dropped and pasted. */
  target: {
    onDragOver: (event: DragEvent) => void;
    onDragLeave: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
    onPaste: (event: ClipboardEvent) => void;
  };
}

type Answer = Evidence | { error: { code: ErrorCode; params: ErrorParams } };

async function send({ assignmentId, periodId }: EvidencePlace, file: File): Promise<Answer> {
  const query = new URLSearchParams({ assignment: assignmentId, ...(periodId ? { period: periodId } : {}) });
  const response = await fetch(`/api/evidence?${query}`, {
    method: "POST",
    headers: {
      "content-type": "application/octet-stream",
      [evidenceNameHeader]: encodeURIComponent(file.name),
    },
    body: file,
  });
  return (await response.json()) as Answer;
}

/**
 * The files of one report or claim as they are being gathered. Each goes up by itself and at once, so that none depends
 * on what becomes of the report; what failed stays at hand and can be tried again.
 */
export function useEvidence(place: EvidencePlace, told: readonly Evidence[], open: boolean): EvidenceShelf {
  const t = useTranslations("evidence");
  const refusal = useRefusal();
  const announce = useAnnounce();
  const [added, setAdded] = useState<readonly Evidence[]>([]);
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [uploading, setUploading] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const [isOver, setOver] = useState(false);
  const count = useRef(0);
  // One after the other: the report's limit is then met by the last of them.
  const queue = useRef(Promise.resolve());

  const fail = (file: File, words: string) => {
    count.current += 1;
    const key = count.current;
    setFailed((all) => [...all, { key, file, words }]);
  };
  const upload = async (file: File) => {
    try {
      const answer = await send(place, file);
      if ("error" in answer) fail(file, refusal(answer.error));
      else {
        const evidence = { ...answer, uploadedAt: new Date(answer.uploadedAt) };
        setAdded((all) => [...all.filter(({ id }) => id !== evidence.id), evidence]);
        announce(t("uploaded", { name: evidence.fileName }));
      }
    } catch {
      fail(file, t("offline"));
    }
    setUploading((all) => all.toSpliced(all.indexOf(file.name), 1));
  };
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      // Said here too, so that nobody waits for a large file to be refused; an empty body would not arrive as one.
      if (file.size > largestEvidence) {
        const params = { limit: largestEvidence / 1024 / 1024 };
        fail(file, refusal({ code: "evidenceTooLarge", params }));
      } else if (file.size === 0) fail(file, refusal({ code: "evidenceEmpty", params: {} }));
      else {
        setUploading((all) => [...all, file.name]);
        queue.current = queue.current.then(() => upload(file));
      }
    }
  };
  const dismiss = ({ key }: Failed) => setFailed((all) => all.filter((one) => one.key !== key));
  const retry = (one: Failed) => {
    dismiss(one);
    add([one.file]);
  };
  const remove = async (evidence: Evidence) => {
    const { id, fileName } = evidence;
    setRemoved((all) => new Set(all).add(id));
    const answer = await removeEvidence({ evidenceId: id }).catch(() => null);
    if (answer?.ok || answer?.error.code === "notFound") {
      setAdded((all) => all.filter((one) => one.id !== id));
      announce(t("removed", { name: fileName }));
      return;
    }
    setRemoved((all) => new Set([...all].filter((one) => one !== id)));
    announce(`${t("notRemoved", { name: fileName })} ${answer ? refusal(answer.error) : t("offline")}`);
  };

  const carriesFiles = (event: DragEvent) => open && event.dataTransfer.types.includes("Files");
  return {
    files: withChanges(told, added, removed),
    uploading: [...uploading],
    failed: [...failed],
    isOver,
    add,
    remove: (evidence) => void remove(evidence),
    retry,
    dismiss,
    target: {
      onDragOver: (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        add(event.dataTransfer.files);
      },
      onPaste: (event) => {
        // Cells of a table come with their picture: what has words is pasted as words.
        const { files, types } = event.clipboardData;
        if (!open || files.length === 0 || types.includes("text/plain")) return;
        event.preventDefault();
        const time = formatTime(new Date()).replace(":", ".");
        // A screenshot has no name of its own; every browser calls it the same.
        add(
          [...files].map((file) =>
            file.name === "image.png" ? new File([file], t("pasted", { time }), { type: file.type }) : file,
          ),
        );
      },
    },
  };
}
