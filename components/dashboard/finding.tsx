import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { lagWords } from "@/components/charts/lag-words";
import { Light } from "@/components/ui/light";
import { Link } from "@/components/ui/link";
import { Stat } from "@/components/ui/stat";
import { StatRow } from "@/components/ui/stat-row";
import type { CalendarDate } from "@/lib/calendar/date";
import type { Finding, Sums } from "@/lib/dashboards/types";
import { gapChange, lagOf } from "@/lib/dashboards/view";
import { formatDate, formatDifference, formatMonth } from "@/lib/i18n/format";

/** The finding in words and the five figures it rests on; every figure leads to its rows. */
export function FindingHead({
  finding,
  before,
  hrefs,
  first = [],
}: {
  finding: Finding;
  /** The day compared with. */
  before: CalendarDate;
  hrefs: { all: string; done: string; red: string; yellow: string };
  /** Figures before the others, such as the number of plans. */
  first?: ReactNode[];
}) {
  const t = useTranslations("dashboard.figures");
  const locale = useLocale();
  const { now, rates } = finding;
  const day = formatDate(before, locale, "day");
  const past = (count: number | undefined) => (count === undefined ? undefined : t("before", { day, count }));
  const unit = t("unit");
  return (
    <section className="grid gap-x-6 gap-y-5 pt-6 pb-5 xl:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <Headline now={now} />
        <Compared finding={finding} before={before} />
      </div>
      <StatRow>
        {first}
        <Figure
          href={hrefs.all}
          label={t("progress")}
          value={now.progress}
          unit="%"
          note={now.expected === null ? t("noExpected") : t("expected", { value: now.expected })}
        />
        <Figure
          href={hrefs.done}
          label={t("done")}
          value={now.done}
          unit={unit}
          note={t("due", { count: now.due })}
        />
        <Figure
          href={hrefs.red}
          label={<Light light="red" />}
          value={now.red}
          unit={unit}
          note={past(finding.before?.red)}
        />
        <Figure
          href={hrefs.yellow}
          label={<Light light="yellow" />}
          value={now.yellow}
          unit={unit}
          note={past(finding.before?.yellow)}
        />
        <Figure
          href="#departments"
          label={
            rates.now ? t("rate", { month: formatMonth(rates.now.month, locale, "short") }) : t("noRate")
          }
          value={rates.now ? rates.now.rate : "—"}
          unit={rates.now ? "%" : undefined}
          note={
            rates.before
              ? t("rateBefore", {
                  month: formatMonth(rates.before.month, locale, "short"),
                  rate: rates.before.rate,
                })
              : rates.now
                ? undefined
                : t("noPeriod")
          }
        />
      </StatRow>
    </section>
  );
}

/** A figure that leads to what it counts. */
function Figure({ href, ...stat }: { href: string } & Parameters<typeof Stat>[0]) {
  return (
    <Link href={href} className="block h-full rounded-sm text-ink no-underline hover:bg-hover [&>div]:h-full">
      <Stat {...stat} />
    </Link>
  );
}

/** 总体慢于序时 6 个点，4 项亮红，其中 2 项逾期。 */
export function Headline({ now, size = "large" }: { now: Sums; size?: "large" | "medium" }) {
  const t = useTranslations("dashboard.headline");
  const look = size === "large" ? "text-figure leading-10 font-strong" : "text-headline font-strong";
  if (now.counting === 0) return <p className={look}>{t("none", { tasks: now.drafts || now.tasks })}</p>;
  if (now.done === now.counting) return <p className={look}>{t("allDone", { tasks: now.done })}</p>;
  const lag = lagOf(now);
  const standing =
    lag === null
      ? t("unmeasured")
      : lag === 0
        ? t("level")
        : lag > 0
          ? t("behind", { points: lag })
          : t("ahead", { points: -lag });
  // On a phone each part has lines of its own, which end where one would pause.
  const part = "inline-block text-balance break-keep";
  return (
    <p className={look}>
      <span className={part}>{standing}</span> <br className="max-md:hidden" />
      <span className={part}>
        <Reds red={now.red} overdue={now.overdue} />
      </span>
    </p>
  );
}

function Reds({ red, overdue }: { red: number; overdue: number }) {
  const t = useTranslations("dashboard.headline");
  if (red === 0) return t("noRed");
  if (overdue === 0) return t("redNoneOverdue", { red });
  return overdue === red ? t("redAllOverdue", { red }) : t("red", { red, overdue });
}

function Compared({ finding: { now, before }, before: date }: { finding: Finding; before: CalendarDate }) {
  const t = useTranslations("dashboard.headline");
  const lagText = useTranslations("terms.lag");
  const locale = useLocale();
  const inWords = (lag: number) => {
    const { key, points } = lagWords(lag);
    return lagText(key, { points });
  };
  if (now.counting === 0) return null;
  const day = formatDate(date, locale, "day");
  const look = "mt-1.5 text-meta text-ink-3";
  if (!before) return <p className={look}>{t("noComparison", { day })}</p>;
  const progress = formatDifference(now.progress - before.progress, locale);
  const from = lagOf(before);
  const to = lagOf(now);
  if (from === null || to === null || now.expected === null || before.expected === null) {
    return <p className={look}>{t("comparedProgress", { day, progress })}</p>;
  }
  const expected = formatDifference(now.expected - before.expected, locale);
  const change = gapChange(from, to);
  const moved =
    change === "shrunk" || change === "grown"
      ? t(`gap.${change}`, { from, to })
      : t(`gap.${change}`, { from: inWords(from), to: inWords(to) });
  return (
    <p className={look}>
      {t("compared", { day, progress, expected })}
      {moved}
    </p>
  );
}
