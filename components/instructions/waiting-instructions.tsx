import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { SideItem } from "@/components/shell/side-item";
import { SideSection } from "@/components/shell/side-section";
import { TaskLink } from "@/components/tasks/task-link";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { CalendarDate } from "@/lib/calendar/date";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { InstructionLine } from "@/lib/instructions/types";
import { InstructionItem } from "./instruction-item";

interface Reader {
  day: CalendarDate;
  timeZone: string;
  departmentId: string | null;
}

/** Instructions on a desk; nothing where there are none. A leader's own stand in the middle of theirs. */
export async function WaitingInstructions({
  waiting,
  reader,
  kind,
}: {
  waiting: Promise<InstructionLine[]>;
  reader: Reader;
  kind: "answer" | "follow" | "own";
}) {
  const [items, t] = await Promise.all([waiting, getTranslations("instructions")]);
  if (kind === "own") {
    return (
      <Section
        title={t("desk.own")}
        note={items.length > 0 ? t("count", { count: items.length }) : undefined}
      >
        {items.length > 0 ? (
          <InstructionList items={items} reader={reader} />
        ) : (
          <p className="text-table text-ink-2">{t("desk.ownNone")}</p>
        )}
      </Section>
    );
  }
  if (items.length === 0) return null;
  return (
    <SideSection title={t(`desk.${kind}`)} count={items.length}>
      <InstructionList items={items} reader={reader} />
    </SideSection>
  );
}

/** Instructions with what they are about. */
export function InstructionList({ items, reader }: { items: readonly InstructionLine[]; reader: Reader }) {
  return (
    <ClientMessages namespaces={["instructions"]}>
      <ul className="text-table">
        {items.map((item) => (
          <SideItem key={item.id}>
            <Matter instruction={item} />
            <InstructionItem instruction={item} reader={reader} />
          </SideItem>
        ))}
      </ul>
    </ClientMessages>
  );
}

function Matter({ instruction: { task, planId, planTitle } }: { instruction: InstructionLine }) {
  const t = useTranslations("instructions");
  return task ? (
    <TaskLink task={task} part="instructions" />
  ) : (
    <Link href={`/plans/${planId}/matters`} className="text-ink-2 no-underline hover:underline">
      {t("wholePlan", { title: planTitle })}
    </Link>
  );
}
