import { Fragment, type ReactNode } from "react";
import { classNames } from "./class-names";

/** Facts of one thing: the word grey at the left, the value beside it, hairlines between. */
export function KeyValue({
  items,
  keyWidth = 64,
  lines = true,
}: {
  items: readonly { key: ReactNode; value: ReactNode; id?: string }[];
  keyWidth?: number;
  lines?: boolean;
}) {
  return (
    <dl className="grid text-table" style={{ gridTemplateColumns: `${keyWidth}px minmax(0, 1fr)` }}>
      {items.map((item, index) => {
        const edge = classNames("py-1.5", lines && index > 0 && "border-t border-line");
        return (
          <Fragment key={item.id ?? (typeof item.key === "string" ? item.key : index)}>
            <dt className={classNames("pr-3 text-ink-3", edge)}>{item.key}</dt>
            <dd className={edge}>{item.value}</dd>
          </Fragment>
        );
      })}
    </dl>
  );
}
