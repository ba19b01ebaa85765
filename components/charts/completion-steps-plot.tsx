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
import { dayNumber, monthTicks, type StepPoint } from "./completion-steps-data";

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
  const today = dayNumber(asOf);
  const ticks = monthTicks(start, end);
  const labels = new Map(ticks.map((tick) => [tick.at, tick.label]));
  // Words go to the side with room: left of the day in the second half of the plan.
  const late = today > (dayNumber(start) + dayNumber(end)) / 2;
  const behind = done <= due;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={points}
        margin={{ top: 18, right: 16, bottom: 0, left: -28 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[dayNumber(start), dayNumber(end)]}
          ticks={ticks.map((tick) => tick.at)}
          tickFormatter={(at: number) => labels.get(at) ?? ""}
          tick={axisText}
          tickLine={false}
          axisLine={{ stroke: "var(--color-line-strong)" }}
        />
        <YAxis allowDecimals={false} tickCount={4} tick={axisText} tickLine={false} axisLine={false} />
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
          x={dayNumber(end)}
          y={dueAtEnd}
          r={0}
          label={{ value: words.end, position: "left", fontSize: 13, fill: "var(--color-ink-2)" }}
        />
        <ReferenceDot
          x={today}
          y={due}
          r={3}
          fill="var(--color-surface)"
          stroke="var(--color-data-2)"
          strokeWidth={1.5}
          label={{
            value: words.due,
            position: late ? "left" : behind ? "top" : "right",
            fontSize: 13,
            fill: "var(--color-ink-2)",
          }}
        />
        <ReferenceDot
          x={today}
          y={done}
          r={3.5}
          fill="var(--color-ink)"
          stroke="none"
          label={{
            value: words.done,
            position: "right",
            fontSize: 13,
            fontWeight: 600,
            fill: "var(--color-ink)",
          }}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
