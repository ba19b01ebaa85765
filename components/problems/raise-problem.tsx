"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/tasks/act-dialog";
import { raiseProblem } from "@/lib/problems/actions";

/** 提出需协调事项: what, whose decision it needs, and by when. */
export function RaiseProblem({
  taskId,
  day,
  departments,
}: {
  taskId: string;
  day: string;
  departments: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("problems");
  return (
    <ActDialog
      label={t("raise.open")}
      title={t("raise.title")}
      help={t("raise.help")}
      send={t("raise.send")}
      done={t("raise.done")}
      failed={t("failed")}
      initial={{ choice: "supervisor" }}
      choice={{
        label: t("raise.to"),
        missing: t("raise.toMissing"),
        options: [
          { value: "supervisor", label: t("to.supervisor") },
          { value: "leader", label: t("to.leader") },
          ...departments.map(({ id, name }) => ({ value: id, label: name })),
        ],
      }}
      words={{ label: t("raise.words"), missing: t("raise.wordsMissing") }}
      date={{ label: t("raise.neededBy"), min: day }}
      act={({ words, choice, date }) =>
        raiseProblem({ taskId, words, to: choice, neededBy: date === "" ? null : date })
      }
    />
  );
}
