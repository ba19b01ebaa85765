"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { TaskStep } from "@/lib/tasks/view";

const StepDialog = onDemand(() => import("./step-dialog").then((module) => module.StepDialog));

const forward: readonly TaskStep[] = ["hand_out", "claim_completion", "verify", "close", "resume"];

/** The steps that may be taken now; each says what follows from it and asks for its reason. */
export function TaskStepButtons({
  taskId,
  version,
  steps,
}: {
  taskId: string;
  version: number;
  steps: readonly TaskStep[];
}) {
  const [step, setStep] = useState<TaskStep | null>(null);
  const t = useTranslations("tasks.steps");
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {steps.map((one) => (
          <Button
            key={one}
            size="small"
            variant={forward.includes(one) ? "primary" : "secondary"}
            onClick={() => setStep(one)}
          >
            {t(`do.${one}`)}
          </Button>
        ))}
      </div>
      {step ? (
        <StepDialog key={step} taskId={taskId} version={version} step={step} onClose={() => setStep(null)} />
      ) : null}
    </>
  );
}
