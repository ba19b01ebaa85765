import { type ReactNode, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** A part of a page that arrives by itself; its place is kept meanwhile. */
export function Later<T>({
  value,
  height,
  children,
}: {
  value: Promise<T>;
  /** About as high as what will stand there. */
  height: string;
  children: (value: T) => ReactNode;
}) {
  return (
    <Suspense
      fallback={
        <div className="border-t border-line-strong pt-3 pb-6">
          <Skeleton className="mb-3 h-5 w-40" />
          <Skeleton className={`w-full ${height}`} />
        </div>
      }
    >
      <Arrived value={value}>{children}</Arrived>
    </Suspense>
  );
}

async function Arrived<T>({ value, children }: { value: Promise<T>; children: (value: T) => ReactNode }) {
  return children(await value);
}
