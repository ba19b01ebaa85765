"use client";

import type { SVGProps } from "react";
import { classNames } from "./class-names";
import type { LightValue } from "./light-values";

const lightShapeColor: Record<LightValue, string> = {
  green: "text-light-green",
  yellow: "text-light-yellow",
  red: "text-light-red",
  none: "text-light-none",
  done: "text-light-done",
};

function draw(light: LightValue) {
  switch (light) {
    case "green":
      return <circle cx="6" cy="6" r="5" fill="currentColor" />;
    case "yellow":
      return <path d="M6 .8 11.7 11.2H.3z" fill="currentColor" />;
    case "red":
      return <rect x="1" y="1" width="10" height="10" rx="1" fill="currentColor" />;
    case "none":
      return (
        <circle
          cx="6"
          cy="6"
          r="4.3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="2.3 2.2"
        />
      );
    case "done":
      return <path d="M1.2 6.6 4.5 9.9 10.8 2.4" fill="none" stroke="currentColor" strokeWidth="1.8" />;
  }
}

/** ● ▲ ■ ◌ ✓ alone: only where the word stands beside it or in its label. */
export function LightShape({
  light,
  plain = false,
  className,
  ...rest
}: { light: LightValue; plain?: boolean } & Omit<SVGProps<SVGSVGElement>, "children">) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={classNames("shrink-0", !plain && lightShapeColor[light], className ?? "size-3")}
      {...rest}
    >
      {draw(light)}
    </svg>
  );
}
