import { useTranslations } from "next-intl";
import { SideSection } from "@/components/shell/side-section";
import { Link } from "@/components/ui/link";

/** The way to trying other thresholds, for those who may adopt them. */
export function LightsLink({ planId }: { planId: string }) {
  const t = useTranslations("tasks.lights");
  return (
    <SideSection title={t("title")}>
      <Link href={`/plans/${planId}/lights`} className="text-table no-underline hover:underline">
        {t("link")}
      </Link>
    </SideSection>
  );
}
