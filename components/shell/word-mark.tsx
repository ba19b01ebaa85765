/** 落实, written downwards like the text of a seal. */
export function WordMark({ size = "rail" }: { size?: "rail" | "large" }) {
  return (
    <span
      lang="zh-CN"
      className={`block font-doc-title font-strong text-ink [writing-mode:vertical-rl] ${
        size === "rail" ? "h-[46px] w-6 text-[19px] leading-[22px]" : "text-[40px] leading-[46px]"
      }`}
    >
      落实
    </span>
  );
}
