import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ImportSteps } from "@/components/imports/desk-header";
import { ImportRefused } from "@/components/imports/import-refused";
import { NewImport } from "@/components/imports/new-import";
import { OpenImports } from "@/components/imports/open-imports";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { TwoColumns } from "@/components/shell/two-columns";
import { Skeleton } from "@/components/ui/skeleton";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadNewImport } from "@/lib/imports/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports.new");
  return { title: t("title") };
}

export default function NewPlanPage() {
  return (
    <Page>
      <Suspense fallback={<Skeleton className="m-5 h-60" />}>
        <Content load={loadNewImport()} />
      </Suspense>
    </Page>
  );
}

async function Content({ load }: { load: ReturnType<typeof loadNewImport> }) {
  const [t, loaded] = await Promise.all([getTranslations("imports.new"), load]);
  if (!loaded) return <ImportRefused why="role" />;
  return (
    <ClientMessages namespaces={["imports"]}>
      <PageHeader title={t("title")} meta={t("meta")} action={<ImportSteps current="upload" />} />
      <TwoColumns side={<OpenImports open={loaded.open} />}>
        <NewImport userId={loaded.userId} />
      </TwoColumns>
    </ClientMessages>
  );
}
