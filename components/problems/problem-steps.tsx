"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/tasks/act-dialog";
import { addressProblem, settleProblem } from "@/lib/problems/actions";
import type { LaterStep } from "@/lib/problems/types";

/** What the reader can do about a problem: answer it, pass it on, close it, raise it again. */
export function ProblemSteps({
  problem: { id, steps, departmentId, words },
  departments = [],
}: {
  problem: { id: string; departmentId: string; words: string; steps: readonly LaterStep[] };
  /** To whom it can be passed on; where none are handed over, that is done on the task's page. */
  departments?: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("problems");
  const common = (step: LaterStep) => ({
    label: t(`steps.${step}`),
    title: t(`steps.${step}`),
    help: words,
    send: t(`steps.${step}`),
    done: t(`stepDone.${step}`),
    failed: t("failed"),
  });
  if (steps.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-2" data-print="hide">
      {steps.includes("answer") ? (
        <ActDialog
          {...common("answer")}
          words={{ label: t("words.answer"), missing: t("wordsMissing") }}
          act={(values) => settleProblem({ problemId: id, step: "answer", words: values.words })}
        />
      ) : null}
      {steps.includes("address") && departments.length > 0 ? (
        <ActDialog
          {...common("address")}
          choice={{
            label: t("raise.to"),
            missing: t("raise.toMissing"),
            options: [
              { value: "", label: t("choose") },
              { value: "supervisor", label: t("to.supervisor") },
              { value: "leader", label: t("to.leader") },
              ...departments
                .filter((department) => department.id !== departmentId)
                .map((department) => ({ value: department.id, label: department.name })),
            ],
          }}
          words={{ label: t("words.address"), missing: t("wordsMissing") }}
          act={(values) => addressProblem({ problemId: id, to: values.choice, words: values.words })}
        />
      ) : null}
      {steps.includes("close") ? (
        <ActDialog
          {...common("close")}
          words={{ label: t("words.close"), rows: 2 }}
          act={(values) => settleProblem({ problemId: id, step: "close", words: values.words })}
        />
      ) : null}
      {steps.includes("reopen") ? (
        <ActDialog
          {...common("reopen")}
          words={{ label: t("words.reopen"), missing: t("wordsMissing") }}
          act={(values) => settleProblem({ problemId: id, step: "reopen", words: values.words })}
        />
      ) : null}
    </span>
  );
}
