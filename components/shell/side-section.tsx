import { type ReactNode, useId } from "react";

/** One matter of the side panel: 待签收 2. */
export function SideSection({
  title,
  count,
  children,
}: {
  title: ReactNode;
  count?: number;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-b border-line px-gutter py-4 last:border-b-0 max-md:px-4">
      <h2 id={id} className="mb-2 text-body">
        {title}
        {count === undefined ? null : ` ${count}`}
      </h2>
      {children}
    </section>
  );
}
