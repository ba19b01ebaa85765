import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small" | "large";

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-action-fill bg-action-fill font-strong text-on-action hover:border-action-hover hover:bg-action-hover",
  secondary: "border-line-field bg-surface text-ink hover:bg-hover",
  quiet: "border-transparent text-action hover:bg-action-tint",
  // Red belongs to the lights: what cannot be undone is said by weight and words.
  danger: "border-ink bg-surface font-strong text-ink hover:bg-sunken",
};

const sizes: Record<ButtonSize, string> = {
  normal: "h-field px-3",
  small: "h-7 px-2.5 text-table",
  large: "h-10 px-4",
};

/** On the phone every button is 44 px high, whatever its size elsewhere. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return classNames(
    "inline-flex items-center justify-center gap-1.5 rounded-md border whitespace-nowrap no-underline transition-colors duration-100",
    "disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-3",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-60 max-md:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
    variants[variant],
    sizes[size],
    variant === "quiet" && "max-md:px-2 md:px-1.5",
    className,
  );
}
