/** Formatters of the platform. Each is costly to build (about 0.1 ms), and there are few: they are built once and kept. */

function kept<Args extends readonly (string | number)[], Formatter>(
  build: (...args: Args) => Formatter,
): (...args: Args) => Formatter {
  const built = new Map<string, Formatter>();
  return (...args) => {
    const key = args.join(" ");
    let formatter = built.get(key);
    if (formatter !== undefined) return formatter;
    formatter = build(...args);
    built.set(key, formatter);
    return formatter;
  };
}

/** `fractionDigits` at most. */
export const numberFormat = kept(
  (locale: string, fractionDigits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: fractionDigits }),
);

export const relativeDays = kept(
  (locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
);

/** Of an instant that is a day in UTC. */
export const weekday = kept(
  (locale: string) => new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }),
);

/** 2026-11-21 14:02, as a clock in the time zone shows it. */
export const wallClock = kept(
  (timeZone: string) =>
    new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone }),
);
