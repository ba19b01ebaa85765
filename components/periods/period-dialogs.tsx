"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { CalendarDate } from "@/lib/calendar/date";
import { changePeriod, closePeriod, openPeriod, setRhythm } from "@/lib/periods/actions";
import {
  type ByMilestone,
  type Period,
  type PeriodReporters,
  periodReporters,
  type Rhythm,
  rhythms,
} from "@/lib/periods/types";
import { sendPeriodReminders } from "@/lib/reminders/actions";
import { FormDialog, typedText } from "./form-dialog";
import { usePeriodName } from "./period-words";

function reportersOf(typed: FormData): PeriodReporters {
  const said = typedText(typed, "reporters");
  return periodReporters.find((value) => value === said) ?? "all";
}

function useFieldWords(): Record<"name" | "opensOn" | "dueOn" | "reporters", string> {
  const t = useTranslations("periods.fields");
  return { name: t("name"), opensOn: t("opensOn"), dueOn: t("dueOn"), reporters: t("reporters") };
}

function Reporters({ value }: { value: PeriodReporters }) {
  const t = useTranslations("periods");
  return (
    <Field id="reporters" label={t("fields.reporters")}>
      <Select id="reporters" name="reporters" defaultValue={value}>
        {periodReporters.map((one) => (
          <option key={one} value={one}>
            {t(`reporters.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Days({ opensOn, dueOn, min }: { opensOn: CalendarDate; dueOn: CalendarDate; min?: CalendarDate }) {
  const t = useTranslations("periods");
  return (
    <>
      <Field id="opensOn" label={t("fields.opensOn")}>
        <TextInput id="opensOn" name="opensOn" type="date" required defaultValue={opensOn} min={min} />
      </Field>
      <Field id="dueOn" label={t("fields.dueOn")} help={t("change.duePast")}>
        <TextInput
          id="dueOn"
          name="dueOn"
          type="date"
          required
          defaultValue={dueOn}
          min={min}
          aria-describedby={describedBy("dueOn", true, null)}
        />
      </Field>
    </>
  );
}

function Name({ value }: { value?: string }) {
  const t = useTranslations("periods");
  return (
    <Field id="name" label={t("fields.name")} help={t("manual.nameHelp")}>
      <TextInput
        id="name"
        name="name"
        required
        maxLength={40}
        defaultValue={value}
        autoComplete="off"
        aria-describedby={describedBy("name", true, null)}
      />
    </Field>
  );
}

/** 调整: opening day, due day and who must report. */
export function ChangePeriod({ period }: { period: Period }) {
  const t = useTranslations("periods.change");
  const nameOf = usePeriodName();
  const { id: periodId, version, kind, name } = period;
  return (
    <FormDialog
      button={t("open")}
      title={t("title", { period: nameOf(period) })}
      failed={t("failed")}
      send={t("save")}
      labels={useFieldWords()}
      run={(typed) =>
        changePeriod({
          periodId,
          version,
          name: kind === "manual" ? typedText(typed, "name") : null,
          opensOn: typedText(typed, "opensOn"),
          dueOn: typedText(typed, "dueOn"),
          reporters: reportersOf(typed),
        })
      }
      done={() => t("done")}
    >
      {kind === "manual" ? <Name value={name ?? ""} /> : null}
      <Days opensOn={period.opensOn} dueOn={period.plannedDueOn ?? period.dueOn} />
      <Reporters value={period.reporters} />
    </FormDialog>
  );
}

/** 加开一期. */
export function OpenPeriod({ planId, today }: { planId: string; today: CalendarDate }) {
  const t = useTranslations("periods.manual");
  return (
    <FormDialog
      button={t("open")}
      title={t("title")}
      help={t("help")}
      failed={t("failed")}
      send={t("save")}
      labels={useFieldWords()}
      run={async (typed) => {
        const name = typedText(typed, "name");
        const result = await openPeriod({
          planId,
          name,
          opensOn: typedText(typed, "opensOn"),
          dueOn: typedText(typed, "dueOn"),
          reporters: reportersOf(typed),
        });
        return result.ok ? { ok: true, data: name } : result;
      }}
      done={(name) => t("done", { name })}
    >
      <Name />
      <Days opensOn={today} dueOn="" min={today} />
      <Reporters value="all" />
    </FormDialog>
  );
}

/** 提前关闭, with a reason. */
export function ClosePeriod({ period }: { period: Period }) {
  const t = useTranslations("periods.close");
  const nameOf = usePeriodName();
  return (
    <FormDialog
      button={t("open")}
      title={t("title", { period: nameOf(period) })}
      help={t("help", { count: period.counts.owed + period.counts.missing })}
      failed={t("failed")}
      send={t("send")}
      sendVariant="danger"
      labels={{ reason: t("reason") }}
      run={(typed) =>
        closePeriod({ periodId: period.id, version: period.version, reason: typedText(typed, "reason") })
      }
      done={() => t("done")}
    >
      <Field id="reason" label={t("reason")} required>
        <TextArea id="reason" name="reason" rows={2} required maxLength={500} />
      </Field>
    </FormDialog>
  );
}

/** 填报周期: monthly, quarterly or before milestones, from the next period on. */
export function RhythmDialog({
  planId,
  period,
  byMilestone,
}: {
  planId: string;
  /** The last regular one. */
  period: Period | null;
  byMilestone: ByMilestone | null;
}) {
  const t = useTranslations("periods.rhythm");
  const current: Rhythm = byMilestone ? "milestone" : period?.kind === "quarterly" ? "quarterly" : "monthly";
  const [chosen, setChosen] = useState<Rhythm>(current);
  const reporters = byMilestone?.reporters ?? period?.reporters ?? "all";
  const dueDay = Number((period?.plannedDueOn ?? period?.dueOn ?? "2000-01-25").slice(8));
  return (
    <FormDialog
      button={t("open")}
      title={t("title")}
      help={t("help")}
      failed={t("failed")}
      send={t("save")}
      labels={{ dueDay: t("dueDay"), days: t("days") }}
      run={(typed) => {
        const said = { planId, reporters: reportersOf(typed) };
        return setRhythm(
          chosen === "milestone"
            ? { ...said, rhythm: chosen, days: Number(typedText(typed, "days")) }
            : { ...said, rhythm: chosen, dueDay: Number(typedText(typed, "dueDay")) },
        );
      }}
      done={({ periods }) => t("done", { count: periods })}
    >
      <Field id="rhythm" label={t("label")} help={chosen === "milestone" ? t("milestoneHelp") : undefined}>
        <Select
          id="rhythm"
          value={chosen}
          onChange={(event) => setChosen(rhythms.find((one) => one === event.target.value) ?? "monthly")}
          aria-describedby={describedBy("rhythm", chosen === "milestone" ? t("milestoneHelp") : null, null)}
        >
          {rhythms.map((rhythm) => (
            <option key={rhythm} value={rhythm}>
              {t(rhythm)}
            </option>
          ))}
        </Select>
      </Field>
      {chosen === "milestone" ? (
        <Field key="days" id="days" label={t("days")}>
          <TextInput
            id="days"
            name="days"
            type="number"
            min={1}
            max={90}
            required
            defaultValue={byMilestone?.days ?? 10}
          />
        </Field>
      ) : (
        <Field key="dueDay" id="dueDay" label={t("dueDay")}>
          <TextInput
            id="dueDay"
            name="dueDay"
            type="number"
            min={1}
            max={31}
            required
            defaultValue={dueDay}
          />
        </Field>
      )}
      <Reporters value={reporters} />
    </FormDialog>
  );
}

/** 催办 of all who owe, in one go. */
export function UrgePeriod({
  period,
  departments,
  reports,
}: {
  period: Period;
  departments: number;
  reports: number;
}) {
  const t = useTranslations("periods.urge");
  const nameOf = usePeriodName();
  return (
    <FormDialog
      button={t("open", { count: departments })}
      variant="primary"
      title={t("title", { period: nameOf(period) })}
      help={t("help", { count: departments, reports })}
      failed={t("failed")}
      send={t("send")}
      labels={{ words: t("words") }}
      run={(typed) => sendPeriodReminders({ periodId: period.id, words: typedText(typed, "words") })}
      done={({ urged }) => t("done", { count: urged })}
    >
      <Field id="words" label={t("words")} required>
        <TextArea id="words" name="words" rows={3} required maxLength={500} />
      </Field>
    </FormDialog>
  );
}
