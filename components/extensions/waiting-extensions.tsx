import { getTranslations } from "next-intl/server";
import { SideItem } from "@/components/shell/side-item";
import { SideSection } from "@/components/shell/side-section";
import { TaskLink } from "@/components/tasks/task-link";
import { addDays } from "@/lib/calendar/date";
import type { WaitingExtension } from "@/lib/extensions/types";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { ExtensionSteps } from "./extension-steps";

/** Requests for later deadlines that wait for the reader; nothing where none does. */
export async function WaitingExtensions({
  waiting,
  kind,
}: {
  waiting: Promise<WaitingExtension[]>;
  kind: "sign" | "decide";
}) {
  const [items, t] = await Promise.all([waiting, getTranslations("extensions")]);
  if (items.length === 0) return null;
  return (
    <SideSection title={t(`waiting.${kind}`)} count={items.length}>
      <ClientMessages namespaces={["extensions"]}>
        <ul className="text-table">
          {items.map((item) => (
            <SideItem key={item.id}>
              <TaskLink task={item.task} part="extensions" />
              <p>
                {item.department}
                <span className="ml-2">{t("move", { from: item.deadlineOn, to: item.wantedOn })}</span>
              </p>
              <p className="line-clamp-3 break-words text-ink-2">{item.reason}</p>
              <div className="mt-1.5">
                <ExtensionSteps extension={{ ...item, earliest: addDays(item.deadlineOn, 1) }} />
              </div>
            </SideItem>
          ))}
        </ul>
      </ClientMessages>
    </SideSection>
  );
}
