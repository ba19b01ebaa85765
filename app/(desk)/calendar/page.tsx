import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Month } from "@/components/calendars/month";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { loadMonth } from "@/lib/calendars/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendars"))("title") };
}

export default async function CalendarPage({ searchParams }: PageProps<"/calendar">) {
  const t = await getTranslations("calendars");
  return (
    <Page>
      <PageHeader title={t("title")} />
      <Suspense fallback={<TableSkeleton rows={12} />}>
        <MonthSection searchParams={searchParams} />
      </Suspense>
    </Page>
  );
}

async function MonthSection({ searchParams }: Pick<PageProps<"/calendar">, "searchParams">) {
  return <Month view={await loadMonth(await searchParams)} />;
}
