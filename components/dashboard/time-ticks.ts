import { monthStart } from "@/lib/calendar/date";

export interface TimeTick {
  date: string;
  /** Only where there is room for words: 2026.1, 4, 7 … */
  label: string | null;
}

/** The first days of months between two days; at most some eight of them are named. */
export function timeTicks(from: string, to: string): TimeTick[] {
  const ticks: TimeTick[] = [];
  for (let month = 1; monthStart(from, month) <= to; month++) {
    ticks.push({ date: monthStart(from, month), label: null });
  }
  const step = [1, 3, 6, 12].find((months) => ticks.length / months <= 8) ?? 24;
  let year = "";
  for (const tick of ticks) {
    const month = Number(tick.date.slice(5, 7));
    if ((month - 1) % step !== 0) continue;
    const isNewYear = tick.date.slice(0, 4) !== year;
    year = tick.date.slice(0, 4);
    tick.label = isNewYear ? `${year}.${month}` : String(month);
  }
  return ticks;
}
