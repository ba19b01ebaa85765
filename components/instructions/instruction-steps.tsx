"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/tasks/act-dialog";
import { answerInstruction, closeInstruction } from "@/lib/instructions/actions";
import type { InstructionStep } from "@/lib/instructions/types";

/** What the reader can do about an instruction: answer it for the department, or close it. */
export function InstructionSteps({
  instruction: { id, steps, words, own },
}: {
  instruction: {
    id: string;
    words: string;
    steps: readonly InstructionStep[];
    /** What the reader's department has answered so far. */
    own: string | null;
  };
}) {
  const t = useTranslations("instructions");
  if (steps.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-2" data-print="hide">
      {steps.includes("answer") ? (
        <ActDialog
          label={t(own === null ? "answer.open" : "answer.again")}
          title={t("answer.open")}
          help={words}
          variant={own === null ? "primary" : "secondary"}
          send={t("answer.send")}
          done={t("answer.done")}
          failed={t("give.failed")}
          initial={{ words: own ?? "" }}
          words={{ label: t("answer.words"), missing: t("answer.missing"), rows: 4 }}
          act={(values) => answerInstruction({ instructionId: id, words: values.words })}
        />
      ) : null}
      {steps.includes("close") ? (
        <ActDialog
          label={t("close.open")}
          title={t("close.title")}
          help={words}
          send={t("close.open")}
          done={t("close.done")}
          failed={t("give.failed")}
          words={{ label: t("close.words"), rows: 2 }}
          act={(values) => closeInstruction({ instructionId: id, words: values.words })}
        />
      ) : null}
    </span>
  );
}
