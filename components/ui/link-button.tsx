import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { Link } from "./link";

/** Looks like a button because it is the page's next step; is a link because it goes somewhere. */
export function LinkButton({
  variant = "secondary",
  size = "normal",
  className,
  ...rest
}: ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize }) {
  return <Link className={buttonStyle(variant, size, className)} {...rest} />;
}
