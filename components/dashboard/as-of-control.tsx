"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId, useState, useTransition } from "react";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { addDays, daysBetween, isCalendarDate } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import { timeTicks } from "./time-ticks";

interface AsOfDays {
  day: string;
  before: string;
  choices: string[];
  earliest: string;
}

/** Which day is shown and with which it is compared: typed, stepped through, or dragged along the months. */
export function AsOfControl({ root, days, today }: { root: string; days: AsOfDays; today: string }) {
  const t = useTranslations("dashboard.asOf");
  const locale = useLocale();
  const router = useRouter();
  const againstId = useId();
  const [isPending, startTransition] = useTransition();
  const { day, before, choices, earliest } = days;
  const href = (asOf: string, against?: string) => {
    const query = new URLSearchParams();
    if (asOf < today) query.set("asOf", asOf);
    if (against) query.set("against", against);
    const text = query.toString();
    return text === "" ? root : `${root}?${text}`;
  };
  const go = (asOf: string, against?: string) =>
    startTransition(() => router.push(href(asOf, against), { scroll: false }));
  return (
    <div
      aria-busy={isPending || undefined}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 aria-busy:opacity-70"
    >
      <b aria-hidden="true">{t("label")}</b>
      <span className="inline-flex items-center gap-0.5">
        <Step href={href(addDays(day, -1))} label={t("previous")} isOff={day <= earliest}>
          <ChevronLeft aria-hidden="true" strokeWidth={1.6} />
        </Step>
        <TextInput
          key={day}
          type="date"
          aria-label={t("day")}
          className="w-36"
          defaultValue={day}
          min={earliest}
          max={today}
          onChange={({ target }) => {
            const wished = target.value;
            if (isCalendarDate(wished) && wished >= earliest && wished <= today && wished !== day) go(wished);
          }}
        />
        <Step href={href(addDays(day, 1))} label={t("next")} isOff={day >= today}>
          <ChevronRight aria-hidden="true" strokeWidth={1.6} />
        </Step>
      </span>
      {earliest < today ? (
        <TimeLine
          key={`${day}-line`}
          earliest={earliest}
          today={today}
          day={day}
          before={before}
          onPick={go}
        />
      ) : null}
      <span className="inline-flex items-center gap-2 text-meta text-ink-3">
        <label htmlFor={againstId}>{t("against")}</label>
        <Select
          id={againstId}
          controlSize="small"
          className="w-40 max-md:w-44"
          value={before}
          onChange={({ target }) => go(day, target.value)}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {formatDate(choice, locale, "long")}
            </option>
          ))}
        </Select>
      </span>
      {day < today ? (
        <Link href={root} scroll={false} className="text-meta no-underline hover:underline">
          {t("backToToday")}
        </Link>
      ) : null}
    </div>
  );
}

function Step({
  href,
  label,
  isOff,
  children,
}: {
  href: string;
  label: string;
  isOff: boolean;
  children: ReactNode;
}) {
  if (isOff) {
    return (
      <span aria-hidden="true" className={`${iconButtonStyle} pointer-events-none opacity-40`}>
        {children}
      </span>
    );
  }
  return (
    <Link href={href} scroll={false} aria-label={label} title={label} className={iconButtonStyle}>
      {children}
    </Link>
  );
}

const slider = [
  "absolute inset-x-0 top-0 h-[22px] w-full cursor-pointer appearance-none bg-transparent",
  "[&::-webkit-slider-runnable-track]:h-0.5 [&::-webkit-slider-runnable-track]:bg-data-3",
  "[&::-moz-range-track]:h-0.5 [&::-moz-range-track]:bg-data-3",
  "[&::-webkit-slider-thumb]:-mt-[5px] [&::-webkit-slider-thumb]:size-3 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:bg-action",
  "[&::-moz-range-thumb]:size-3 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-action",
].join(" ");

/** The months since hand-out as one line; where the reader lets go is the day. */
function TimeLine({
  earliest,
  today,
  day,
  before,
  onPick,
}: {
  earliest: string;
  today: string;
  day: string;
  before: string;
  onPick: (day: string) => void;
}) {
  const t = useTranslations("dashboard.asOf");
  const locale = useLocale();
  const span = daysBetween(earliest, today);
  const [shown, setShown] = useState(daysBetween(earliest, day));
  const place = (date: string) => `${(daysBetween(earliest, date) / span) * 100}%`;
  const settle = () => {
    const picked = addDays(earliest, shown);
    if (picked !== day) onPick(picked);
  };
  return (
    <span className="relative block h-8 w-90 max-md:hidden">
      <span aria-hidden="true" className="absolute inset-x-1.5 top-0 block h-full">
        {timeTicks(earliest, today).map((tick) => (
          <span key={tick.date} className="absolute top-2 block" style={{ left: place(tick.date) }}>
            <span className={`block border-l border-data-2 ${tick.label ? "h-2" : "mt-0.5 h-1"}`} />
            {tick.label ? (
              <span className="absolute top-2.5 -translate-x-1/2 text-meta leading-4 text-ink-3">
                {tick.label}
              </span>
            ) : null}
          </span>
        ))}
        {before >= earliest ? (
          <span
            className="absolute top-[9px] z-10 size-1.5 -translate-x-1/2 rounded-full border border-ink-2 bg-surface"
            style={{ left: place(before) }}
          />
        ) : null}
      </span>
      <input
        type="range"
        min={0}
        max={span}
        value={shown}
        aria-label={t("timeline")}
        aria-valuetext={formatDate(addDays(earliest, shown), locale, "long")}
        title={formatDate(addDays(earliest, shown), locale, "long")}
        onChange={({ target }) => setShown(Number(target.value))}
        onPointerUp={settle}
        onKeyUp={({ key }) => {
          if (key.startsWith("Arrow") || key.startsWith("Page") || key === "Home" || key === "End") settle();
        }}
        className={slider}
      />
    </span>
  );
}
