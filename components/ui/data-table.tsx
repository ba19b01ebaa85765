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
  /** Stays in sight when the table scrolls sideways, --pin-left from the left; the last that does carries the edge. */
  pin?: boolean | "last";
  /** One line, the rest behind …; give the full text as title. */
  clip?: boolean;
  width?: number;
};

/** Only what is set: a table has thousands of cells, and each attribute without a value travels with each of them. */
function cellAttributes({ align, pin, clip, width }: CellOptions, style?: CSSProperties) {
  const size = width === undefined ? undefined : { width };
  return {
    ...(align && { "data-align": align }),
    ...(pin && { "data-pin": pin === "last" ? "last" : "yes" }),
    ...(clip && { "data-clip": true }),
    ...((size || style) && { style: { ...size, ...style } }),
  };
}

export function HeaderCell({
  align,
  pin,
  clip,
  width,
  scope = "col",
  style,
  ...rest
}: Omit<ComponentProps<"th">, "align" | "width"> & CellOptions) {
  return <th scope={scope} {...cellAttributes({ align, pin, clip, width }, style)} {...rest} />;
}

export function Cell({
  align,
  pin,
  clip,
  width,
  style,
  ...rest
}: Omit<ComponentProps<"td">, "align" | "width"> & CellOptions) {
  return <td {...cellAttributes({ align, pin, clip, width }, style)} {...rest} />;
}
