import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** The one card: an edge, no shadow. */
export function Card({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div className={classNames("min-w-0 rounded-md border border-line bg-surface", className)} {...rest} />
  );
}
