"use client";

import { type ComponentProps, type KeyboardEvent, useLayoutEffect } from "react";
import { classNames } from "./class-names";
import { useEarlyWords } from "./early-words";
import { isPlainEnter } from "./enter-key";

/**
 * Grows with its text. Enter is a new line; Ctrl/⌘ + Enter calls onSubmit, never while an input method is composing.
 */
export function TextArea({
  rows = 2,
  invalid = false,
  quiet = false,
  onSubmit,
  onKeyDown,
  onInput,
  className,
  ...rest
}: Omit<ComponentProps<"textarea">, "onSubmit" | "ref" | "value"> & {
  value?: string;
  invalid?: boolean;
  quiet?: boolean;
  onSubmit?: () => void;
}) {
  const ref = useEarlyWords<HTMLTextAreaElement>(rest.value);

  const fitHeight = () => {
    const area = ref.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text, whoever set it
  useLayoutEffect(fitHeight, [rest.value, rest.defaultValue]);

  const submitOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    onKeyDown?.(event);
    if (!onSubmit || event.defaultPrevented || !isPlainEnter(event)) return;
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    onSubmit();
  };

  return (
    <textarea
      ref={ref}
      rows={rows}
      aria-invalid={invalid || undefined}
      data-quiet={quiet || undefined}
      onInput={(event) => {
        fitHeight();
        onInput?.(event);
      }}
      onKeyDown={submitOnEnter}
      className={classNames(
        "field h-auto resize-none px-2 py-[3px] text-table max-md:px-2.5 max-md:py-2 max-md:text-lead",
        className,
      )}
      {...rest}
    />
  );
}
