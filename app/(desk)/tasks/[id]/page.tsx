import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { TaskSection, taskOf } from "./task-section";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { task } = await taskOf((await params).id, searchParams);
  return { title: task.name };
}

export default async function TaskPage({ params, searchParams }: Props) {
  return (
    <Page>
      <TaskSection id={(await params).id} searchParams={searchParams} />
    </Page>
  );
}
