import { classNames } from "./class-names";

/** Holds the place of a line or a block, so that nothing jumps when it arrives. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span aria-hidden="true" className={classNames("skeleton block", className)} />;
}
