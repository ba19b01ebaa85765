import type { ComponentProps, CSSProperties } from "react";
import { classNames } from "./class-names";

export type RowHeight = "tight" | "normal" | "loose";
type Align = "start" | "end" | "center";

/**
 * The table of the app: sticky header, hairlines, no zebra. The look lives in data-table.css,
 * so that a cell costs no class names. plain: inside a section, without the filled header.
 * wrap: on the phone the text of its cells wraps; without it a wide table scrolls in its TablePane.
 */
export function DataTable({
  rows = "normal",
  plain = false,
  wrap = false,
  className,
  ...rest
}: Omit<ComponentProps<"table">, "rows"> & { rows?: RowHeight; plain?: boolean; wrap?: boolean }) {
  return (
    <table
      data-rows={rows}
      data-plain={plain || undefined}
      data-wrap={wrap || undefined}
      className={classNames("data-table", className)}
      {...rest}
    />
  );
}

type CellOptions = {
  align?: Align;
  /** Stays in sight when the table scrolls sideways: the distance from the left, in px or as CSS has it. */
  pin?: number | string;
  /** The last pinned column carries the edge. */
  pinLast?: boolean;
  /** One line, the rest behind …; give the full text as title. */
  clip?: boolean;
  width?: number;
};

/** Only what is set: a table has thousands of cells, and each attribute without a value travels with each of them. */
function cellAttributes({ align, pin, pinLast, clip, width }: CellOptions, style?: CSSProperties) {
  const position =
    pin === undefined ? undefined : { "--pin-left": typeof pin === "number" ? `${pin}px` : pin };
  const size = width === undefined ? undefined : { width };
  return {
    ...(align && { "data-align": align }),
    ...(position && { "data-pin": pinLast ? "last" : "yes" }),
    ...(clip && { "data-clip": true }),
    ...((position || size || style) && { style: { ...position, ...size, ...style } }),
  };
}

export function HeaderCell({
  align,
  pin,
  pinLast,
  clip,
  width,
  scope = "col",
  style,
  ...rest
}: Omit<ComponentProps<"th">, "align" | "width"> & CellOptions) {
  return <th scope={scope} {...cellAttributes({ align, pin, pinLast, clip, width }, style)} {...rest} />;
}

export function Cell({
  align,
  pin,
  pinLast,
  clip,
  width,
  style,
  ...rest
}: Omit<ComponentProps<"td">, "align" | "width"> & CellOptions) {
  return <td {...cellAttributes({ align, pin, pinLast, clip, width }, style)} {...rest} />;
}
