"use client";

import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type DragEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Link } from "@/components/ui/link";
import { TextArea } from "@/components/ui/text-area";
import { useRefusal } from "@/components/ui/use-refusal";
import { discardImportDraft, pasteDocument } from "@/lib/imports/actions";
import { largestUpload, type Received, readableExtensions } from "@/lib/imports/types";
import { UploadList } from "./upload-list";
import { sendFile, type UploadProblem, useUploads } from "./use-uploads";

interface Problem extends UploadProblem {
  field: "import-file" | "import-text";
  /** The file that was refused. */
  fileName?: string;
  /** It is kept among the unfinished imports, to be tried again. */
  kept?: boolean;
}

/** A document that is read for longer goes on at a page of its own. */
const patienceMs = 8000;

/** What the browser can tell of a file before it is sent. */
function refusalOf(file: File): UploadProblem | null {
  if (file.size > largestUpload) {
    return { code: "documentTooLarge", params: { limit: largestUpload / 1024 / 1024 } };
  }
  // An empty body does not reach the server as one.
  return file.size === 0 ? { code: "documentEmpty", params: {} } : null;
}

function send(file: File, planId?: string): Promise<Received | { error: UploadProblem }> {
  const error = refusalOf(file);
  return error ? Promise.resolve({ error }) : sendFile(file, planId);
}

/** Documents come in: dropped, picked or pasted. Whatever goes wrong, what was typed stays. */
export function NewImport({ userId, planId }: { userId: string; planId?: string }) {
  const t = useTranslations("imports.new");
  const stages = useTranslations("imports.reading.stages");
  const router = useRouter();
  const refusal = useRefusal();
  const [text, setText] = useKeptText(`luoshi-paste-${userId}${planId ?? ""}`);
  const [rich, setRich] = useKeptText(`luoshi-paste-${userId}${planId ?? ""}-html`);
  const [reading, setReading] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { rows, take, forget } = useUploads();
  const single = rows.length === 1 ? rows[0] : undefined;
  const singleId = single?.state === "reading" ? single.importId : null;

  useEffect(() => {
    if (!singleId) return;
    const timer = setTimeout(() => router.push(`/imports/${singleId}`), patienceMs);
    return () => clearTimeout(timer);
  }, [singleId, router]);

  const readOne = async (
    name: string,
    field: Problem["field"],
    ask: () => Promise<Received | { error: UploadProblem }>,
  ) => {
    setReading(name);
    setProblem(null);
    forget();
    const read = await take([{ name, send: ask }]);
    const [row] = read;
    if (read.length === 1 && row?.state === "ready" && row.importId) {
      if (field === "import-text") {
        setText("");
        setRich("");
      }
      router.push(`/imports/${row.importId}`);
      return;
    }
    setReading(null);
    // An archive of several: the list tells of each.
    if (read.length > 1) return router.refresh();
    if (!row?.problem) return;
    forget();
    const { importId } = row;
    setProblem({
      field,
      ...row.problem,
      ...(field === "import-file" ? { fileName: name, kept: importId !== null } : {}),
    });
    // What was pasted still stands in its field; a second copy of it would only be in the way.
    if (importId && field === "import-text") await discardImportDraft({ importId }).catch(() => null);
    else if (importId) router.refresh();
  };

  const readFiles = async (files: readonly File[]) => {
    const [file] = files;
    if (!file || reading !== null) return;
    if (files.length === 1) await readOne(file.name, "import-file", () => send(file, planId));
    else {
      setReading(t("files", { count: files.length }));
      setProblem(null);
      forget();
      await take(files.map((one) => ({ name: one.name, send: () => send(one) })));
      setReading(null);
      router.refresh();
    }
  };

  const readText = () => {
    if (reading !== null) return;
    if (text.trim() === "") {
      setProblem({ field: "import-text", code: "documentEmpty", params: {} });
      return;
    }
    void readOne(t("pasted"), "import-text", async () => {
      const result = await pasteDocument(rich === "" ? { text, planId } : { text, html: rich, planId });
      if (!result.ok) return { error: result.error };
      return { imports: [{ id: result.data.id, fileName: t("pasted") }], left: [] };
    });
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    void readFiles(planId === undefined ? files : files.slice(0, 1));
  };

  // Tables survive only in the rich form; it is kept for as long as the words are those that were pasted.
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const replacesAll = selectionStart === 0 && selectionEnd === value.length;
    setRich(replacesAll ? richPaste(event.clipboardData.getData("text/html")) : "");
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
          {problem.kept ? t("fileKept") : text === "" ? t("nothingStored") : null}
          {text === "" ? null : t("textKept")}
        </ErrorSummary>
      ) : null}
      {rows.length > 1 ? <UploadList rows={rows} /> : null}
      <Field
        id="import-file"
        label={t("file")}
        help={t(planId === undefined ? "formats" : "oneFile")}
        error={errorOf("import-file")}
      >
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
          <FileInput
            id="import-file"
            multiple={planId === undefined}
            accept={[...readableExtensions, ...(planId === undefined ? [".zip"] : [])].join(",")}
            aria-describedby={describedBy("import-file", true, errorOf("import-file"))}
            className="peer sr-only"
            disabled={reading !== null}
            onFiles={(files) => void readFiles(files)}
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
            {single?.state === "reading" ? ` · ${stages(single.progress?.stage ?? "waiting")}` : null}
          </p>
          {singleId ? <Link href={`/imports/${singleId}`}>{t("openReading")}</Link> : null}
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
          onPaste={paste}
          onChange={(event) => {
            setText(event.target.value);
            // Only a paste brings both; what is typed afterwards is in the words alone.
            const { inputType } = event.nativeEvent as InputEvent;
            if (rich !== "" && inputType !== "insertFromPaste") setRich("");
          }}
          onSubmit={readText}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button variant="primary" busy={reading !== null} onClick={readText}>
          {t("readText")}
        </Button>
        {text === "" ? null : (
          <span className="text-meta text-ink-3">
            {t("length", { count: text.replace(/\s/g, "").length })}
          </span>
        )}
        {rich === "" ? null : (
          <span className="text-meta text-ink-2">
            {t("rich", { count: rich.match(/<table\b/gi)?.length ?? 0 })}{" "}
            <Button variant="quiet" size="small" onClick={() => setRich("")}>
              {t("plain")}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}

/** Above this the form of the words weighs more than it says; the words alone are sent. */
const longestRich = 3_000_000;

/** The rich form of what was pasted, where it says more than the words: a table. Pictures in it are left out. */
function richPaste(html: string): string {
  if (!/<table\b/i.test(html)) return "";
  const light = html.replace(/\ssrc\s*=\s*(["'])data:[^"']*\1/gi, "");
  return light.length > longestRich ? "" : light;
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
