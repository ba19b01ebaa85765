import { addDays, type CalendarDate } from "@/lib/calendar/date";

/** An entry of a whole day. */
export interface CalendarEvent {
  uid: string;
  on: CalendarDate;
  summary: string;
  description: string;
  url: string;
  changedAt: Date;
}

/** A line holds 75 octets at most (RFC 5545, 3.1). */
const longestLine = 75;
const encoder = new TextEncoder();

/** Text as a property's value (3.3.11): what has a meaning there is escaped, line ends become \n. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replaceAll("\t", " ")
    .replace(/\p{Cc}/gu, "");
}

/** Breaks a line where it grows too long, never inside a character; what follows begins with a space. */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let current = "";
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > longestLine) {
      lines.push(current);
      current = " ";
      size = 1;
    }
    current += character;
    size += octets;
  }
  return [...lines, current].join("\r\n");
}

function dateValue(day: CalendarDate): string {
  return day.replaceAll("-", "");
}

function instantValue(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

/** A calendar as programs read it (RFC 5545): days without hours, stamps in UTC. */
export function icalendar(name: string, timeZone: string, events: readonly CalendarEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Luoshi//Luoshi//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `X-WR-TIMEZONE:${escapeText(timeZone)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${escapeText(event.uid)}`,
      `DTSTAMP:${instantValue(event.changedAt)}`,
      `LAST-MODIFIED:${instantValue(event.changedAt)}`,
      `DTSTART;VALUE=DATE:${dateValue(event.on)}`,
      // The end is the first day that no longer belongs to it.
      `DTEND;VALUE=DATE:${dateValue(addDays(event.on, 1))}`,
      `SUMMARY:${escapeText(event.summary)}`,
      ...(event.description === "" ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
      `URL:${event.url}`,
      // It takes nobody's time: a day on which something is due is still free.
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}
