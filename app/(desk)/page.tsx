import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskRoom } from "@/components/desk/desk-room";
import { Page } from "@/components/shell/page";
import { loadDesk } from "@/lib/desk/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: t("title") };
}

export default async function DeskPage() {
  const desk = await loadDesk();
  return (
    <Page>
      <DeskRoom desk={desk} />
    </Page>
  );
}
