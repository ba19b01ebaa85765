"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useAnnounce } from "@/components/ui/toast";
import { importPeople, previewPeople } from "@/lib/people/actions";
import type { NewAccount, RosterPreview } from "@/lib/people/roster/types";
import { csvFile } from "@/lib/text/csv";
import { NewAccounts, RosterRows } from "./roster-rows";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

interface Chosen {
  fileName: string;
  /** The bytes as base64. */
  file: string;
}

async function readFile(file: File): Promise<Chosen> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { fileName: file.name, file: url.slice(url.indexOf(",") + 1) };
}

/** People from a sheet: each row is judged before anything is written, and the passwords are shown once. */
export function ImportPeopleDialog() {
  const t = useTranslations("admin.roster");
  const announce = useAnnounce();
  const { busy, error, submit, forget } = useSubmission();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [preview, setPreview] = useState<RosterPreview | null>(null);
  const [accounts, setAccounts] = useState<NewAccount[] | null>(null);

  function toggle(next: boolean) {
    // The passwords stand nowhere else: they are put away by the button that says so.
    if (accounts && !next) return;
    setOpen(next);
    setChosen(null);
    setPreview(null);
    forget();
  }

  function choose(file: File | undefined) {
    if (!file) return;
    setPreview(null);
    void submit(async () => {
      const read = await readFile(file);
      setChosen(read);
      return previewPeople(read);
    }, setPreview);
  }

  function add() {
    if (!chosen) return;
    void submit(
      () => importPeople(chosen),
      ({ accounts: added }) => {
        setAccounts(added);
        announce(t("done", { count: added.length }));
      },
    );
  }

  function download(added: NewAccount[]) {
    const columns = ["name", "username", "password"] as const;
    const rows = added.map((account) => columns.map((column) => account[column]));
    const text = csvFile([columns.map((column) => t(`columns.${column}`)), ...rows]);
    const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${t("fileName")}.csv` });
    link.click();
    URL.revokeObjectURL(url);
  }

  const isReady = preview !== null && preview.faulty === 0;
  return (
    <Dialog
      open={open}
      onOpenChange={toggle}
      trigger={<Button>{t("open")}</Button>}
      title={accounts ? t("passwords") : t("title")}
      description={accounts ? t("passwordsNote") : t("help")}
      width={860}
      footer={
        accounts ? (
          <>
            <Button variant="primary" onClick={() => download(accounts)}>
              {t("download")}
            </Button>
            <Button
              onClick={() => {
                setAccounts(null);
                setOpen(false);
              }}
            >
              {t("close")}
            </Button>
          </>
        ) : isReady ? (
          <Button variant="primary" busy={busy} onClick={add}>
            {busy ? t("importing") : t("import", { count: preview.rows.length })}
          </Button>
        ) : undefined
      }
    >
      {accounts ? (
        <NewAccounts accounts={accounts} />
      ) : (
        <div className="grid gap-3">
          <SubmissionError title={t("failed")} error={error} />
          <Field id="roster" label={t("file")}>
            <input
              id="roster"
              type="file"
              accept=".xlsx,.csv"
              className="text-table max-md:min-h-11"
              onChange={({ target }) => choose(target.files?.[0])}
            />
          </Field>
          {busy && !preview ? <p className="text-table text-ink-2">{t("reading")}</p> : null}
          {preview ? (
            <>
              <p className="text-table" role="status">
                {t("counted", { count: preview.rows.length })}
                {"　"}
                <b>{preview.faulty > 0 ? t("faulty", { count: preview.faulty }) : t("clean")}</b>
              </p>
              <RosterRows rows={preview.rows} />
            </>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}
