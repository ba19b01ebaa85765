const lift = { above: -8, same: 4, below: 17 } as const;

/** Words at a point of a chart. Recharts hands in where the point is. */
export function PointWords({
  words,
  side,
  level = "same",
  strong = false,
  viewBox,
}: {
  words: string;
  side: "left" | "right";
  level?: keyof typeof lift;
  strong?: boolean;
  viewBox?: { x?: number; y?: number; width?: number; height?: number };
}) {
  const { x = 0, y = 0, width = 0, height = 0 } = viewBox ?? {};
  return (
    <text
      x={x + width / 2 + (side === "left" ? -8 : 8)}
      y={y + height / 2 + lift[level]}
      textAnchor={side === "left" ? "end" : "start"}
      fontSize={13}
      fontWeight={strong ? 600 : 400}
      fill={strong ? "var(--color-ink)" : "var(--color-ink-2)"}
    >
      {words}
    </text>
  );
}
