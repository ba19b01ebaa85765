import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { LightShape } from "@/components/ui/light-shape";
import { Section, Sections } from "@/components/ui/section";
import { TablePane } from "@/components/ui/table-pane";
import { TextInput } from "@/components/ui/text-input";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDate, formatDifference } from "@/lib/i18n/format";
import type { LightsTrial } from "@/lib/tasks/lights/types";
import { shownLights } from "@/lib/tasks/lights/view";
import type { Light } from "@/lib/tasks/types";
import { AdoptThresholds } from "./adopt-thresholds";

const names = ["yellowDays", "yellowLag", "redLag"] as const;

/** Other thresholds tried on the last month-ends, and adopted with a reason. */
export function LightsTrialPanel({
  trial,
  wish,
}: {
  trial: LightsTrial;
  /** What the address asks for, as typed. */
  wish: Record<string, string | string[] | undefined>;
}) {
  const t = useTranslations("tasks.lights");
  const { present, proposed } = trial;
  const typed = (name: (typeof names)[number]) => [wish[name] ?? []].flat()[0];
  const isWrong = proposed === null && names.some((name) => typed(name) !== undefined);
  const isSame = proposed !== null && names.every((name) => proposed[name] === present[name]);
  return (
    <Sections className="max-w-[920px]">
      <Section title={t("title")} note={t("rule", { ...present })}>
        <p className="max-w-[42em] text-table text-ink-2">{t("intro")}</p>
        {isWrong ? (
          <div className="mt-3">
            <ErrorSummary title={t("wrong")} />
          </div>
        ) : null}
        <form className="mt-3 flex flex-wrap items-end gap-3" data-print="hide">
          {names.map((name) => (
            <Field key={name} id={name} label={t(name)} className="w-44 max-md:w-full">
              <TextInput
                id={name}
                name={name}
                type="number"
                inputMode="numeric"
                min={0}
                max={name === "yellowDays" ? 365 : 100}
                required
                defaultValue={typed(name) ?? present[name]}
                invalid={isWrong}
              />
            </Field>
          ))}
          <Button type="submit" variant="primary">
            {t("try")}
          </Button>
          {proposed && !isSame ? (
            <ClientMessages namespaces={["tasks"]}>
              <AdoptThresholds planId={trial.planId} seen={present} thresholds={proposed} />
            </ClientMessages>
          ) : null}
        </form>
        {isSame ? <p className="mt-2 text-table text-ink-2">{t("same")}</p> : null}
      </Section>
      <Section title={t("tableTitle")} note={t("note")}>
        {trial.days.length > 0 ? (
          <TrialTable trial={trial} isTried={proposed !== null && !isSame} />
        ) : (
          <p className="text-table text-ink-2">{t("none")}</p>
        )}
      </Section>
    </Sections>
  );
}

function TrialTable({ trial, isTried }: { trial: LightsTrial; isTried: boolean }) {
  const t = useTranslations("tasks.lights");
  const terms = useTranslations("terms.light");
  const locale = useLocale();
  const shown = shownLights(trial);
  const sides = isTried ? (["present", "proposed"] as const) : (["present"] as const);
  return (
    <TablePane label={t("tableTitle")}>
      <DataTable>
        <thead>
          <tr>
            <HeaderCell>{t("day")}</HeaderCell>
            {isTried ? <HeaderCell>{t("title")}</HeaderCell> : null}
            {shown.map((light) => (
              <HeaderCell key={light} align="end">
                <span className="inline-flex items-center gap-1">
                  <LightShape light={light} />
                  {terms(light)}
                </span>
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {trial.days.flatMap((row) =>
            sides.map((side) => (
              <tr key={`${row.day}:${side}`}>
                <Cell>
                  {side === "present" ? (
                    formatDate(row.day, locale, "long")
                  ) : (
                    <span className="sr-only">{formatDate(row.day, locale, "long")}</span>
                  )}
                </Cell>
                {isTried ? <Cell>{t(side)}</Cell> : null}
                {shown.map((light) => (
                  <Cell key={light} align="end">
                    {row[side][light]}
                    {isTried ? <Change from={row.present} to={row[side]} light={light} /> : null}
                  </Cell>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </DataTable>
    </TablePane>
  );
}

function Change({
  from,
  to,
  light,
}: {
  from: Record<Light, number>;
  to: Record<Light, number>;
  light: Light;
}) {
  const locale = useLocale();
  const difference = to[light] - from[light];
  return (
    <span className="ml-1 inline-block w-8 text-right text-meta text-ink-3">
      {difference === 0 ? "" : formatDifference(difference, locale)}
    </span>
  );
}
