"use client";

import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import { pasteDocument } from "@/lib/imports/actions";
import { largestUpload, readableExtensions, uploadNameHeader } from "@/lib/imports/types";

interface Problem {
  field: "import-file" | "import-text";
  /** The file that was refused. */
  fileName?: string;
  code: ErrorCode;
  params: ErrorParams;
}

type Answer = { id: string } | { error: { code: ErrorCode; params: ErrorParams } };

async function send(file: File): Promise<Answer> {
  const response = await fetch("/api/imports", {
    method: "POST",
    headers: {
      "content-type": "application/octet-stream",
      [uploadNameHeader]: encodeURIComponent(file.name),
    },
    body: file,
  });
  return (await response.json()) as Answer;
}

/** A document comes in: dropped, picked or pasted. Whatever goes wrong, what was typed stays. */
export function NewImport({ userId }: { userId: string }) {
  const t = useTranslations("imports.new");
  const router = useRouter();
  const refusal = useRefusal();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useKeptText(`luoshi-paste-${userId}`);
  const [reading, setReading] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const read = async (name: string, field: Problem["field"], ask: () => Promise<Answer>) => {
    setReading(name);
    setProblem(null);
    const answer: Answer = await ask().catch(() => ({ error: { code: "unexpected", params: {} } }));
    if ("id" in answer) {
      if (field === "import-text") setText("");
      router.push(`/imports/${answer.id}`);
      return;
    }
    setReading(null);
    setProblem({ field, ...answer.error, ...(field === "import-file" ? { fileName: name } : {}) });
  };

  const readFile = (file: File | undefined) => {
    if (picker.current) picker.current.value = "";
    if (!file || reading !== null) return;
    if (file.size > largestUpload) {
      const params = { limit: largestUpload / 1024 / 1024 };
      setProblem({ field: "import-file", fileName: file.name, code: "documentTooLarge", params });
      return;
    }
    // An empty body does not reach the server as one.
    if (file.size === 0) {
      setProblem({ field: "import-file", fileName: file.name, code: "documentEmpty", params: {} });
      return;
    }
    read(file.name, "import-file", () => send(file));
  };

  const readText = () => {
    if (reading !== null) return;
    if (text.trim() === "") {
      setProblem({ field: "import-text", code: "documentEmpty", params: {} });
      return;
    }
    read(t("pasted"), "import-text", async () => {
      const result = await pasteDocument({ text });
      return result.ok ? result.data : { error: result.error };
    });
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    readFile(event.dataTransfer.files[0]);
  };

  const said = problem ? refusal(problem) : null;
  const errorOf = (field: Problem["field"]) => (problem?.field === field ? said : undefined);

  return (
    <div className="grid gap-5 px-gutter py-5 max-md:px-4">
      {problem ? (
        <ErrorSummary
          title={problem.fileName ? t("refusedFile", { name: problem.fileName }) : t("refusedText")}
          items={[{ fieldId: problem.field, message: said }]}
          occasion={problem}
        >
          {text === "" ? t("nothingStored") : t("textKept")}
        </ErrorSummary>
      ) : null}
      <Field id="import-file" label={t("file")} help={t("formats")} error={errorOf("import-file")}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same */}
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={classNames(
            "flex min-h-40 flex-col items-center justify-center gap-2 rounded-md border border-dashed px-4 py-6 text-center",
            over ? "border-action bg-action-tint" : "border-line-field bg-canvas",
          )}
        >
          <p className="text-table text-ink-2 max-md:hidden">{t("drop")}</p>
          <input
            ref={picker}
            id="import-file"
            type="file"
            accept={readableExtensions.join(",")}
            aria-describedby={describedBy("import-file", true, errorOf("import-file"))}
            className="peer sr-only"
            disabled={reading !== null}
            onChange={(event) => readFile(event.target.files?.[0])}
          />
          <label
            htmlFor="import-file"
            className="inline-flex h-10 cursor-pointer items-center gap-1.5 rounded-md border border-action-fill bg-action-fill px-4 font-strong text-on-action peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-action peer-disabled:cursor-not-allowed peer-disabled:opacity-60 max-md:h-11"
          >
            <Upload aria-hidden="true" strokeWidth={1.6} className="size-4" />
            {t("choose")}
          </label>
          <p role="status" className="text-table text-ink-2">
            {reading === null ? null : t("reading", { name: reading })}
          </p>
        </div>
      </Field>
      <Field id="import-text" label={t("text")} help={t("textHelp")} error={errorOf("import-text")}>
        <TextArea
          id="import-text"
          rows={8}
          value={text}
          invalid={problem?.field === "import-text"}
          placeholder={t("textPlaceholder")}
          aria-describedby={describedBy("import-text", true, errorOf("import-text"))}
          className="max-h-[50dvh] overflow-auto"
          onChange={(event) => setText(event.target.value)}
          onSubmit={readText}
        />
      </Field>
      <div className="flex items-center gap-3">
        <Button variant="primary" busy={reading !== null} onClick={readText}>
          {t("readText")}
        </Button>
        {text === "" ? null : (
          <span className="text-meta text-ink-3">
            {t("length", { count: text.replace(/\s/g, "").length })}
          </span>
        )}
      </div>
    </div>
  );
}

/** A text that outlives a closed tab; each person's own. */
function useKeptText(key: string): [string, (text: string) => void] {
  const [text, setText] = useState("");
  useEffect(() => {
    try {
      setText((typed) => typed || (localStorage.getItem(key) ?? ""));
    } catch {
      // Storage can be forbidden; the text then lives in the page alone.
    }
  }, [key]);
  const change = (next: string) => {
    setText(next);
    try {
      if (next === "") localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    } catch {
      // As above, or full.
    }
  };
  return [text, change];
}
