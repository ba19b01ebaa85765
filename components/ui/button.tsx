import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";

/** Says what will happen and to how many: 提交已填 4 项. While busy it stays put and cannot be pressed twice. */
export function Button({
  variant = "secondary",
  size = "normal",
  busy = false,
  type = "button",
  disabled,
  className,
  ...rest
}: ComponentProps<"button"> & { variant?: ButtonVariant; size?: ButtonSize; busy?: boolean }) {
  return (
    <button
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonStyle(variant, size, className)}
      {...rest}
    />
  );
}
