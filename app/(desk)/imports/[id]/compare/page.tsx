import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Comparison } from "@/components/imports/compare/comparison";
import { IndicatorChanges } from "@/components/imports/compare/indicator-changes";
import { ImportRefused } from "@/components/imports/import-refused";
import { Page } from "@/components/shell/page";
import { Skeleton } from "@/components/ui/skeleton";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadRevision } from "@/lib/imports/revision/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.compare"))("tab") };
}

export default function ComparePage({ params, searchParams }: PageProps<"/imports/[id]/compare">) {
  const load = Promise.all([params, searchParams]).then(([{ id }, asked]) => loadRevision(id, asked));
  return (
    <Page fill>
      <Suspense fallback={<Skeleton className="m-5 h-60" />}>
        <Content load={load} />
      </Suspense>
    </Page>
  );
}

async function Content({ load }: { load: ReturnType<typeof loadRevision> }) {
  const loaded = await load;
  if (loaded.state === "refused") return <ImportRefused why="role" />;
  return (
    <ClientMessages namespaces={["imports"]}>
      <Comparison
        view={loaded.view}
        shownAt={loaded.shownAt}
        indicators={<IndicatorChanges indicators={loaded.view.indicators} />}
      />
    </ClientMessages>
  );
}
