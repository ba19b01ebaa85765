"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { changeWorkspace } from "@/lib/workspaces/actions";
import { commonTimeZones, keepBounds, type WorkspaceSettings } from "@/lib/workspaces/types";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

const kept = [
  { field: "keepMessagesDays", key: "messages" },
  { field: "keepDraftsDays", key: "drafts" },
  { field: "keepDiscardedDays", key: "discarded" },
] as const;

/** An emptied field asks for the server's own days where there are such; elsewhere the form does not let it be sent. */
function daysTyped(field: (typeof kept)[number]["field"], text: string): Partial<WorkspaceSettings> {
  return { [field]: text === "" && field === "keepMessagesDays" ? null : Number(text) };
}

/** The settings of the workspace. After a conflict each field says what the other administrator has chosen. */
export function SettingsForm({ settings }: { settings: WorkspaceSettings }) {
  const t = useTranslations("admin.settings");
  const announce = useAnnounce();
  const router = useRouter();
  const { busy, error, submit } = useSubmission();
  const [typed, setTyped] = useState(settings);
  const [seen, setSeen] = useState(settings);
  const zones = [...new Set([...commonTimeZones, settings.timeZone, typed.timeZone])];
  const set = (change: Partial<WorkspaceSettings>) => setTyped({ ...typed, ...change });

  function save(event: FormEvent) {
    event.preventDefault();
    // After a conflict both versions stand on the page; saving again is a choice made with open eyes.
    const known = error?.code === "conflict" ? settings : seen;
    void submit(
      async () => {
        const result = await changeWorkspace({ ...typed, seen: known });
        if (!result.ok && result.error.code === "conflict") router.refresh();
        return result;
      },
      () => {
        setSeen(typed);
        announce(t("done"));
      },
    );
  }

  const theirs = (field: keyof WorkspaceSettings) => {
    if (error?.code !== "conflict" || settings[field] === typed[field]) return null;
    const value = settings[field];
    return t("theirs", { value: typeof value === "boolean" ? t(value ? "on" : "off") : (value ?? "—") });
  };
  return (
    <form onSubmit={save} className="grid max-w-140 gap-4">
      <SubmissionError
        title={t("failed")}
        error={error}
        labels={{
          name: t("name"),
          timeZone: t("timeZone"),
          keepMessagesDays: t("keep.messages"),
          keepDraftsDays: t("keep.drafts"),
          keepDiscardedDays: t("keep.discarded"),
        }}
      />
      <Field id="name" label={t("name")} help={t("nameHelp")} error={theirs("name")}>
        <TextInput
          id="name"
          required
          maxLength={120}
          value={typed.name}
          onChange={(event) => set({ name: event.target.value })}
          aria-describedby={describedBy("name", true, theirs("name"))}
        />
      </Field>
      <Field id="timeZone" label={t("timeZone")} help={t("timeZoneHelp")} error={theirs("timeZone")}>
        <Select
          id="timeZone"
          value={typed.timeZone}
          onChange={(event) => set({ timeZone: event.target.value })}
          aria-describedby={describedBy("timeZone", true, theirs("timeZone"))}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </Select>
      </Field>
      <Choice
        label={t("signOff")}
        help={t("signOffHelp")}
        theirs={theirs("signOffRequired")}
        checked={typed.signOffRequired}
        onChange={(signOffRequired) => set({ signOffRequired })}
      />
      <Choice
        label={t("evidence")}
        help={t("evidenceHelp")}
        theirs={theirs("evidenceRequired")}
        checked={typed.evidenceRequired}
        onChange={(evidenceRequired) => set({ evidenceRequired })}
      />
      <Choice
        label={t("oversight")}
        help={t("oversightHelp")}
        theirs={theirs("allowsOversight")}
        checked={typed.allowsOversight}
        onChange={(allowsOversight) => set({ allowsOversight })}
      />
      <fieldset className="grid gap-4">
        <legend className="mb-1 text-lead font-strong">{t("keep.title")}</legend>
        <p className="text-meta text-ink-3">{t("keep.help")}</p>
        {kept.map(({ field, key }) => {
          const { min, max } = keepBounds[field];
          return (
            <Field
              key={field}
              id={field}
              label={t(`keep.${key}`)}
              help={t(`keep.${key}Help`)}
              error={theirs(field)}
            >
              <TextInput
                id={field}
                type="number"
                inputMode="numeric"
                className="max-w-40"
                required={field !== "keepMessagesDays"}
                min={min}
                max={max}
                value={typed[field] ?? ""}
                onChange={({ target }) => set(daysTyped(field, target.value))}
                aria-describedby={describedBy(field, true, theirs(field))}
              />
            </Field>
          );
        })}
      </fieldset>
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

function Choice({
  label,
  help,
  theirs,
  checked,
  onChange,
}: {
  label: string;
  help: string;
  theirs: string | null;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <div>
      <Checkbox label={label} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <p className="pl-6 text-meta text-ink-3">{help}</p>
      {theirs ? <p className="pl-6 text-meta font-strong">{theirs}</p> : null}
    </div>
  );
}
