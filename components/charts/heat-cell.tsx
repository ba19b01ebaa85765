export type HeatState = "on_time" | "late" | "missing" | "open" | "none";

export function HeatSquare({ state, count }: { state: HeatState; count?: number }) {
  return (
    <span className="heat-square" data-state={state}>
      {count || null}
    </span>
  );
}
