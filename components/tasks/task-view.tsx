import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { EvidencePart } from "@/components/evidence/evidence-part";
import { TaskExtensions } from "@/components/extensions/task-extensions";
import { TaskInstructions } from "@/components/instructions/task-instructions";
import { MilestonePart } from "@/components/milestones/milestone-part";
import { TaskProblems } from "@/components/problems/task-problems";
import { ReportForms } from "@/components/reports/report-form";
import { returnTemplates } from "@/components/reports/return-reasons";
import { WaitingCard } from "@/components/reports/waiting-card";
import { SideSection } from "@/components/shell/side-section";
import { TwoColumns } from "@/components/shell/two-columns";
import { Skeleton } from "@/components/ui/skeleton";
import type { TaskExtensions as Extensions } from "@/lib/extensions/types";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { TaskInstructions as Instructions } from "@/lib/instructions/types";
import type { TaskProblems as Problems } from "@/lib/problems/types";
import type { TaskPage } from "@/lib/reports/types";
import type { LightOverride } from "@/lib/tasks/lights/types";
import type { TaskLinks as Links } from "@/lib/tasks/links/types";
import { PastReports } from "./past-reports";
import { SetLight, SetLightButtons } from "./set-light";
import { TaskAssignments } from "./task-assignments";
import { TaskFigures } from "./task-figures";
import { TaskHeader } from "./task-header";
import { TaskHistory } from "./task-history";
import { TaskLinks } from "./task-links";
import { TaskSource } from "./task-source";
import { TaskStepButtons } from "./task-step-buttons";
import { TaskWhy } from "./task-why";

/** One task: why it stands as it does, what is said of it now, who does what, the plan's own words, and its history. */
export function TaskView({
  page,
  extensions,
  problems,
  instructions,
  override,
  links,
}: {
  page: TaskPage;
  extensions: Promise<Extensions>;
  problems: Promise<Problems>;
  instructions: Promise<Instructions>;
  override: Promise<LightOverride | null>;
  links: Promise<Links>;
}) {
  const { task, day } = page;
  return (
    <ClientMessages
      namespaces={[
        "tasks",
        "reports",
        "evidence",
        "milestones",
        "desk",
        "notifications",
        "extensions",
        "problems",
        "instructions",
      ]}
    >
      <Suspense fallback={<Skeleton className="m-5 h-20" />}>
        <TaskHeader page={page} />
      </Suspense>
      <TwoColumns
        side={
          <>
            <Suspense fallback={<Skeleton className="m-5 h-24" />}>
              <Steps page={page} />
            </Suspense>
            <Suspense fallback={<Skeleton className="m-5 h-60" />}>
              <TaskHistory page={page} />
            </Suspense>
          </>
        }
      >
        <div className="max-w-[920px] px-gutter max-md:px-4">
          <Suspense>
            <TaskInstructions page={page} instructions={instructions} />
          </Suspense>
          <TaskWhy
            task={task}
            day={day}
            action={
              <Suspense>
                <SetLightButtons page={page} override={override} />
              </Suspense>
            }
          />
          <Suspense>
            <SetLight page={page} override={override} />
          </Suspense>
          <Suspense fallback={<Skeleton className="h-24 w-full" />}>
            <TaskFigures page={page} moved={extensions.then(({ moved }) => moved)} />
          </Suspense>
          <Suspense fallback={<Skeleton className="h-40 w-full" />}>
            <Waiting page={page} />
            <Owed page={page} />
          </Suspense>
          <Suspense fallback={<Skeleton className="h-40 w-full" />}>
            <TaskAssignments page={page} />
          </Suspense>
          <Suspense fallback={<Skeleton className="h-40 w-full" />}>
            <TaskSource page={page} />
          </Suspense>
          <Suspense>
            <TaskLinks page={page} links={links} />
          </Suspense>
          <Suspense fallback={<Skeleton className="h-24 w-full" />}>
            <MilestonePart page={page} />
          </Suspense>
          <Suspense fallback={<Skeleton className="h-24 w-full" />}>
            <EvidencePart page={page} />
          </Suspense>
          <Suspense>
            <TaskProblems page={page} problems={problems} />
          </Suspense>
          <Suspense>
            <TaskExtensions page={page} extensions={extensions} />
          </Suspense>
          <Suspense fallback={<Skeleton className="h-40 w-full" />}>
            <PastReports page={page} />
          </Suspense>
        </div>
      </TwoColumns>
    </ClientMessages>
  );
}

async function Waiting({ page }: { page: TaskPage }) {
  const [waiting, templates] = await Promise.all([page.waiting, returnTemplates(page.returnReasons)]);
  return waiting.map((report) => (
    <div key={report.id} className="mb-3 rounded-md border border-line-strong px-4 pt-3 pb-3.5">
      <WaitingCard
        report={report}
        kind={page.actor.role === "head" ? "sign_off" : "review"}
        templates={templates}
      />
    </div>
  ));
}

async function Owed({ page }: { page: TaskPage }) {
  const owed = await page.owed;
  if (owed.length === 0) return null;
  const signs = page.actor.signOffRequired && page.actor.role !== "head";
  return (
    <ReportForms
      taskId={page.task.id}
      entries={owed}
      userId={page.actor.userId}
      next={signs ? "head" : "review"}
    />
  );
}

async function Steps({ page }: { page: TaskPage }) {
  const [{ steps }, t] = await Promise.all([page.parts, getTranslations("tasks.steps")]);
  if (steps.length === 0) return null;
  return (
    <div data-print="hide">
      <SideSection title={t("title")}>
        <TaskStepButtons taskId={page.task.id} version={page.task.version} steps={steps} />
      </SideSection>
    </div>
  );
}
