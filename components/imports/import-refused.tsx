import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** For those who bring no plans in, and for an import that was put away. */
export function ImportRefused({ why, fileName = "" }: { why: "role" | "discarded"; fileName?: string }) {
  const t = useTranslations("imports.refused");
  return (
    <EmptyState
      heading="h1"
      title={t(`${why}.title`)}
      action={
        <LinkButton href={why === "role" ? "/plans" : "/plans/new"} variant="primary">
          {t(`${why}.action`)}
        </LinkButton>
      }
    >
      {t(`${why}.body`, { name: fileName })}
    </EmptyState>
  );
}
