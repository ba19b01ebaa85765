export type HeatState = "on_time" | "late" | "missing" | "open" | "none";

// Darker is worse, in grey: the colours of the lights stay with the tasks.
const look: Record<HeatState, string> = {
  on_time: "bg-data-4",
  late: "bg-data-3 text-ink",
  missing: "bg-data text-surface",
  open: "border border-dashed border-data-2",
  none: "",
};

export function HeatSquare({ state, count }: { state: HeatState; count?: number }) {
  return (
    <span
      className={`inline-grid h-5 w-8 place-items-center align-middle text-meta leading-none font-strong ${look[state]}`}
    >
      {count || null}
    </span>
  );
}
