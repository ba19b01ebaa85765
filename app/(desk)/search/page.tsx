import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { SearchResults } from "@/components/search/search-page";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { SearchBox } from "@/components/ui/search-box";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { loadSearch } from "@/lib/search/loaders";
import { readSearch } from "@/lib/search/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("title") };
}

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const [t, { q }] = await Promise.all([getTranslations("search"), searchParams]);
  const query = readSearch(q);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        search={
          <SearchBox key={query} action="/search" defaultValue={query} placeholder={t("placeholder")} />
        }
      />
      <Suspense key={query} fallback={<TableSkeleton rows={12} />}>
        <Results asked={query} />
      </Suspense>
    </Page>
  );
}

async function Results({ asked }: { asked: string }) {
  return <SearchResults answer={await loadSearch(asked)} />;
}
