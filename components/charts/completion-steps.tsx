"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { type CountFrom, countOn, prepareSteps } from "./completion-steps-data";

// Recharts is large and below the fold: it comes when it is needed.
const CompletionStepsPlot = dynamic(
  () => import("./completion-steps-plot").then((file) => file.CompletionStepsPlot),
  {
    ssr: false,
    loading: () => <Skeleton className="h-full w-full" />,
  },
);

/** What is done against what deadlines ask for, as steps: nothing happens between two days. */
export function CompletionSteps(props: {
  start: string;
  end: string;
  asOf: string;
  done: readonly CountFrom[];
  due: readonly CountFrom[];
}) {
  const t = useTranslations("common.chart");
  const done = countOn(props.done, props.asOf);
  const due = countOn(props.due, props.asOf);
  return (
    <div role="img" aria-label={t("completion", { done, due })} className="h-52">
      <CompletionStepsPlot
        points={prepareSteps(props)}
        start={props.start}
        end={props.end}
        asOf={props.asOf}
        done={done}
        due={due}
        dueAtEnd={countOn(props.due, props.end)}
        words={{
          asOf: t("asOf"),
          done: t("doneNow", { count: done }),
          due: t("dueNow", { count: due }),
          end: t("dueAll", { count: countOn(props.due, props.end) }),
        }}
      />
    </div>
  );
}
