"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { describedBy, Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useAnnounce } from "@/components/ui/toast";
import { addCalendarDays } from "@/lib/holidays/actions";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

/** Days off and days worked as they stand in the notice of the year. What was pasted stays until it was understood. */
export function CalendarForm() {
  const t = useTranslations("admin.calendar");
  const announce = useAnnounce();
  const { busy, error, submit } = useSubmission();
  const [text, setText] = useState("");

  function save(event: FormEvent) {
    event.preventDefault();
    void submit(
      () => addCalendarDays({ text }),
      ({ days, moved }) => {
        setText("");
        announce(t("done", { days, moved }));
      },
    );
  }

  return (
    <form onSubmit={save} className="grid max-w-140 gap-3">
      <SubmissionError title={t("failed")} error={error} labels={{ text: t("paste") }} />
      <Field id="text" label={t("paste")} help={t("pasteHelp")}>
        <TextArea
          id="text"
          rows={5}
          required
          maxLength={20_000}
          value={text}
          placeholder={t("example")}
          invalid={error?.code === "calendarLines"}
          aria-describedby={describedBy("text", true, null)}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
