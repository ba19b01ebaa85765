import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  plain: "border-line-strong text-ink-2",
  // A warning is ink, never a colour: 退回, 存疑, 无牵头.
  strong: "border-ink font-strong text-ink",
  // What is missing altogether: 缺.
  inverted: "border-inverse bg-inverse font-strong text-on-inverse",
} as const;

export function Tag({ tone = "plain", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-block rounded-sm border px-[5px] text-meta whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
