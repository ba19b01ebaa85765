"use client";

import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import { countTicks, dayNumber, monthTicks, type StepPoint } from "./completion-steps-data";
import { PointWords } from "./point-words";

const axisText = { fontSize: 12, fill: "var(--color-ink-3)" };

/** Drawn in ink and grey; the words stand at the lines themselves. */
export function CompletionStepsPlot({
  points,
  start,
  end,
  asOf,
  done,
  due,
  dueAtEnd,
  words,
}: {
  points: StepPoint[];
  start: string;
  end: string;
  asOf: string;
  done: number;
  due: number;
  dueAtEnd: number;
  words: { asOf: string; done: string; due: string; end: string };
}) {
  const first = dayNumber(start);
  const last = dayNumber(end);
  const today = dayNumber(asOf);
  const months = monthTicks(start, end);
  const labels = new Map(months.map((month) => [month.at, month.label]));
  const counts = countTicks(Math.max(dueAtEnd, done));
  // Words keep to the side with room, and the higher line has its words above.
  const late = today > first + (last - first) * 0.75;
  const early = today < first + (last - first) * 0.2;
  const behind = done <= due;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={points}
        margin={{ top: 28, right: 16, bottom: 0, left: -28 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[first, last]}
          ticks={months.map((month) => month.at)}
          tickFormatter={(at: number) => labels.get(at) ?? ""}
          tick={axisText}
          tickLine={false}
          axisLine={{ stroke: "var(--color-line-strong)" }}
        />
        <YAxis
          domain={[0, counts.at(-1) ?? 1]}
          ticks={counts}
          interval={0}
          tick={axisText}
          tickLine={false}
          axisLine={false}
        />
        <ReferenceLine
          x={today}
          stroke="var(--color-line-field)"
          strokeDasharray="2 3"
          label={{ value: words.asOf, position: "top", ...axisText }}
        />
        <Line
          dataKey="due"
          type="stepAfter"
          stroke="var(--color-data-2)"
          strokeWidth={1.5}
          dot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="done"
          type="stepAfter"
          stroke="var(--color-ink)"
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
        />
        <ReferenceDot
          x={last}
          y={dueAtEnd}
          r={0}
          label={<PointWords words={words.end} side="left" level="below" />}
        />
        <ReferenceDot
          x={today}
          y={due}
          r={3}
          fill="var(--color-surface)"
          stroke="var(--color-data-2)"
          strokeWidth={1.5}
          label={
            <PointWords
              words={words.due}
              side={early ? "right" : "left"}
              level={behind ? "above" : "below"}
            />
          }
        />
        <ReferenceDot
          x={today}
          y={done}
          r={3.5}
          fill="var(--color-ink)"
          stroke="none"
          label={
            <PointWords
              words={words.done}
              strong
              side={late ? "left" : "right"}
              level={late || done === due ? (behind ? "below" : "above") : "same"}
            />
          }
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
