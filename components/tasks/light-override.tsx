"use client";

import { useTranslations } from "next-intl";
import { setLight, takeBackLight } from "@/lib/tasks/actions";
import { settableLights } from "@/lib/tasks/types";
import { ActDialog } from "./act-dialog";

/** 人工改灯, for supervisors: which light, why, until when; and taking it back. */
export function LightOverrideButtons({
  taskId,
  day,
  standingId,
}: {
  taskId: string;
  day: string;
  /** The one that holds now. */
  standingId: string | null;
}) {
  const t = useTranslations("tasks.override");
  const terms = useTranslations("terms.light");
  return (
    <span className="flex flex-wrap gap-1 max-md:-ml-2" data-print="hide">
      <ActDialog
        label={t(standingId ? "change" : "set")}
        title={t("title")}
        help={t("help")}
        variant="quiet"
        send={t("save")}
        done={t("done")}
        failed={t("failed")}
        choice={{
          label: t("light"),
          missing: t("lightMissing"),
          options: [
            { value: "", label: "—" },
            ...settableLights.map((light) => ({ value: light, label: terms(light) })),
          ],
        }}
        words={{ label: t("reason"), missing: t("reasonMissing") }}
        date={{ label: t("endsOn"), missing: t("dateMissing"), min: day }}
        act={({ choice, words, date }) =>
          setLight({
            taskId,
            seenId: standingId,
            light: settableLights.find((light) => light === choice) ?? "yellow",
            reason: words,
            endsOn: date,
          })
        }
      />
      {standingId ? (
        <ActDialog
          label={t("lift")}
          title={t("liftTitle")}
          help={t("liftHelp")}
          variant="quiet"
          send={t("lift")}
          done={t("lifted")}
          failed={t("failed")}
          act={() => takeBackLight({ overrideId: standingId })}
        />
      ) : null}
    </span>
  );
}
