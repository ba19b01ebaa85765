import { z } from "zod";
import type { PlanEvent, PlanOrigin } from "./types";

const basisList = z.array(z.object({ title: z.string(), documentNumber: z.string().nullish() }));

/** 《title》（number）of each document the plan implements. */
export function basisOf(origin: Pick<PlanOrigin, "basis">): string[] {
  const list = basisList.safeParse(origin.basis);
  if (!list.success) return [];
  return list.data.map(({ title, documentNumber }) => {
    const name = title.startsWith("《") ? title : `《${title}》`;
    return documentNumber ? `${name}（${documentNumber}）` : name;
  });
}

const statusData = z.object({ from: z.string(), to: z.string(), reason: z.string().nullable() });

/** From and to of a change of state, as the log keeps it. */
export function statusOf(event: Pick<PlanEvent, "data">): z.infer<typeof statusData> | null {
  return statusData.safeParse(event.data).data ?? null;
}

const reasonData = z.object({ reason: z.string() });

export function reasonOf(event: Pick<PlanEvent, "data">): string | null {
  return reasonData.safeParse(event.data).data?.reason ?? null;
}

const departmentData = z.object({ department: z.string() });

export function departmentOf(event: Pick<PlanEvent, "data">): string | null {
  return departmentData.safeParse(event.data).data?.department ?? null;
}

/** "2.4 MB", "18 KB". */
export function fileSize(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} KB`;
}
