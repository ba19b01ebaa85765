import { useTranslations } from "next-intl";
import { ProblemList } from "@/components/problems/waiting-problems";
import { SideSection } from "@/components/shell/side-section";
import { Link } from "@/components/ui/link";
import { Section, Sections } from "@/components/ui/section";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { DepartmentOption, InstructionLine } from "@/lib/instructions/types";
import type { PlacedProblem, ProblemCount } from "@/lib/problems/types";
import { GiveInstruction } from "./give-instruction";
import { InstructionList } from "./waiting-instructions";

interface Reader {
  day: string;
  timeZone: string;
  departmentId: string | null;
}

/** 批示 and 需协调事项 of a plan, each in full. */
export function PlanMatters({
  planId,
  instructions,
  problems,
  departments,
  mayInstruct,
  reader,
}: {
  planId: string;
  instructions: readonly InstructionLine[];
  problems: readonly PlacedProblem[];
  departments: readonly DepartmentOption[];
  mayInstruct: boolean;
  reader: Reader;
}) {
  const t = useTranslations("instructions");
  return (
    <Sections className="max-w-[920px]">
      <Section
        title={t("title")}
        action={
          mayInstruct ? (
            <ClientMessages namespaces={["instructions"]}>
              <GiveInstruction
                place={{ planId, taskId: null, problemId: null }}
                day={reader.day}
                departments={departments}
                chosen={[]}
              />
            </ClientMessages>
          ) : undefined
        }
      >
        {instructions.length > 0 ? (
          <InstructionList items={instructions} reader={reader} />
        ) : (
          <p className="text-table text-ink-2">{t("plan.none")}</p>
        )}
      </Section>
      <Section title={t("plan.problems")}>
        {problems.length > 0 ? (
          <ProblemList items={problems} day={reader.day} timeZone={reader.timeZone} />
        ) : (
          <p className="text-table text-ink-2">{t("plan.noProblems")}</p>
        )}
      </Section>
    </Sections>
  );
}

/** How much of a plan waits for a decision or an answer, with the way there. */
export function MattersShort({
  planId,
  problems,
  instructions,
}: {
  planId: string;
  problems: ProblemCount;
  instructions: { open: number; overdue: number };
}) {
  const t = useTranslations("instructions.plan");
  return (
    <SideSection title={t("title")}>
      <ul className="text-table">
        {(["problems", "instructions"] as const).map((key) => {
          const { open, overdue } = key === "problems" ? problems : instructions;
          return (
            <li key={key} className="py-0.5">
              <Link href={`/plans/${planId}/matters`} className="no-underline hover:underline">
                {t(`${key}Open`, { count: open })}
              </Link>
              {overdue > 0 ? <b className="ml-2">{t("overdue", { count: overdue })}</b> : null}
            </li>
          );
        })}
      </ul>
    </SideSection>
  );
}
