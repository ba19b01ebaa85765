"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/tasks/act-dialog";
import { giveInstruction } from "@/lib/instructions/actions";
import type { DepartmentOption } from "@/lib/instructions/types";

/** 批示 on a plan, on a task, or on a problem that waits for a leader. */
export function GiveInstruction({
  place,
  day,
  departments,
  chosen,
  about,
}: {
  place: { planId: string; taskId: string | null; problemId: string | null };
  day: string;
  departments: readonly DepartmentOption[];
  /** Who is addressed unless the leader chooses others. */
  chosen: readonly string[];
  /** The problem that it decides. */
  about?: string;
}) {
  const t = useTranslations("instructions.give");
  // Who is addressed already stands where it is seen.
  const first = departments.filter(({ id }) => chosen.includes(id));
  const rest = departments.filter(({ id }) => !chosen.includes(id));
  return (
    <ActDialog
      label={t("open")}
      title={t("title")}
      help={about ?? t(place.taskId === null ? "helpPlan" : "help")}
      variant={place.problemId ? "primary" : "secondary"}
      send={t("send")}
      done={t("done")}
      failed={t("failed")}
      initial={{ many: first.map(({ id }) => id) }}
      words={{ label: t("words"), missing: t("wordsMissing") }}
      many={{
        label: t("departments"),
        missing: t("departmentsMissing"),
        options: [...first, ...rest].map(({ id, name }) => ({ value: id, label: name })),
      }}
      date={{ label: t("dueOn"), min: day }}
      act={({ words, date, many }) =>
        giveInstruction({ ...place, words, dueOn: date === "" ? null : date, departmentIds: many })
      }
    />
  );
}
