import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Desk } from "@/components/imports/desk";
import { ImportRefused } from "@/components/imports/import-refused";
import { UnreadImport } from "@/components/imports/unread-import";
import { Page } from "@/components/shell/page";
import { Skeleton } from "@/components/ui/skeleton";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadImport } from "@/lib/imports/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports.steps");
  return { title: t("check") };
}

export default function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <Page fill>
      <Suspense fallback={<Skeleton className="m-5 h-60" />}>
        <Content load={params.then(({ id }) => loadImport(id))} />
      </Suspense>
    </Page>
  );
}

async function Content({ load }: { load: ReturnType<typeof loadImport> }) {
  const loaded = await load;
  if (loaded.state === "refused") return <ImportRefused why="role" />;
  if (loaded.state === "discarded") return <ImportRefused why="discarded" fileName={loaded.fileName} />;
  return (
    <ClientMessages namespaces={["imports"]}>
      {loaded.state === "in_review" ? (
        <Desk desk={loaded.desk} />
      ) : (
        <UnreadImport progress={loaded.progress} />
      )}
    </ClientMessages>
  );
}
