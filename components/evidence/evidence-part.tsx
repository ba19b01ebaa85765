import { getLocale, getTranslations } from "next-intl/server";
import { TaskPart } from "@/components/tasks/task-part";
import { formatMonth } from "@/lib/i18n/format";
import type { TaskPage } from "@/lib/reports/types";
import { EvidenceFiles } from "./evidence-files";

/** 佐证: all files of a task that the reader may see, the latest first, each with what it came with. */
export async function EvidencePart({ page }: { page: TaskPage }) {
  const [files, t, locale] = await Promise.all([page.evidence, getTranslations("evidence"), getLocale()]);
  const about = new Map(files.map((file) => [file.id, file]));
  return (
    <TaskPart id="evidence" title={t("title")}>
      {files.length === 0 ? <p className="text-table text-ink-2">{t("none")}</p> : null}
      <EvidenceFiles
        files={files}
        after={({ id }) => {
          const file = about.get(id);
          if (!file) return null;
          return (
            <span className="ml-auto text-meta text-ink-3 max-md:ml-0">
              {file.department}{" "}
              {file.startsOn
                ? t("ofReport", { month: formatMonth(file.startsOn.slice(0, 7), locale, "short") })
                : t("ofClaim")}
              {file.isHidden ? ` ${t("open")}` : null}
            </span>
          );
        }}
      />
    </TaskPart>
  );
}
