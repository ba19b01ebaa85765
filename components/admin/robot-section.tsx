"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { describedBy, Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { formatDate } from "@/lib/i18n/format";
import { dropRobot, saveRobot, tryRobot } from "@/lib/robots/actions";
import { type RobotState, robotKinds } from "@/lib/robots/types";
import { SubmissionError } from "./submission-error";
import { useSubmission } from "./use-submission";

/** The robot of a group chat: set, tried, taken away. Address and secret go in and never come out. */
export function RobotSection({ robot }: { robot: RobotState | null }) {
  const t = useTranslations("admin.robot");
  const locale = useLocale();
  const announce = useAnnounce();
  const { busy, error, submit } = useSubmission();
  const [kind, setKind] = useState(robot?.kind ?? "wecom");
  const [address, setAddress] = useState("");
  const [secret, setSecret] = useState("");

  function save(event: FormEvent) {
    event.preventDefault();
    void submit(
      () => saveRobot({ kind, address, secret }),
      () => {
        setAddress("");
        setSecret("");
        announce(t("done"));
      },
    );
  }

  return (
    <Section title={t("title")} note={t("note")}>
      <form onSubmit={save} className="grid max-w-140 gap-4">
        <SubmissionError
          title={t("failed")}
          error={error}
          labels={{ address: t("address"), secret: t("secret") }}
        />
        <p className="text-table text-ink-2">
          {robot ? (
            <>
              <b>{t(robot.kind)}</b>
              {"　"}
              {t("current", {
                host: robot.host,
                by: robot.updatedBy,
                day: formatDate(robot.updatedOn, locale),
              })}
              {robot.hasSecret ? ` · ${t("signed")}` : null}
              {robot.lastError ? (
                <span className="block font-strong">{t("lastError", { error: robot.lastError })}</span>
              ) : null}
            </>
          ) : (
            t("none")
          )}
        </p>
        <Field id="kind" label={t("kind")}>
          <Select
            id="kind"
            value={kind}
            onChange={({ target }) => setKind(robotKinds.find((one) => one === target.value) ?? "wecom")}
          >
            {robotKinds.map((one) => (
              <option key={one} value={one}>
                {t(one)}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="address" label={t("address")} help={t("addressHelp")}>
          <TextInput
            id="address"
            type="url"
            required={robot === null}
            maxLength={1000}
            value={address}
            invalid={error?.code === "robotAddress"}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setAddress(target.value)}
            aria-describedby={describedBy("address", true, null)}
          />
        </Field>
        {kind === "wecom" ? null : (
          <Field id="secret" label={t("secret")} help={t("secretHelp")}>
            <TextInput
              id="secret"
              type="password"
              maxLength={500}
              value={secret}
              autoComplete="off"
              onChange={({ target }) => setSecret(target.value)}
              aria-describedby={describedBy("secret", true, null)}
            />
          </Field>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={busy}>
            {t("save")}
          </Button>
          {robot ? (
            <>
              <Button
                busy={busy}
                onClick={() =>
                  void submit(
                    () => tryRobot({}),
                    () => announce(t("tested")),
                  )
                }
              >
                {t("test")}
              </Button>
              <Button
                variant="quiet"
                busy={busy}
                onClick={() =>
                  void submit(
                    () => dropRobot({}),
                    () => announce(t("removed")),
                  )
                }
              >
                {t("remove")}
              </Button>
            </>
          ) : null}
        </div>
      </form>
    </Section>
  );
}
