import { getTranslations } from "next-intl/server";
import type { TaskPage } from "@/lib/reports/types";
import { sourceParagraphs } from "@/lib/reports/view";
import { TaskPart } from "./task-part";

/** The plan's own words, with those marked that departments and deadline were read from. */
export async function TaskSource({ page }: { page: TaskPage }) {
  const { task } = page;
  const [text, { assignments }, t] = await Promise.all([
    page.source,
    page.parts,
    getTranslations("tasks.source"),
  ]);
  const departments = assignments.flatMap(({ anchorStart, anchorEnd }): [number, number][] =>
    anchorStart === null || anchorEnd === null ? [] : [[anchorStart, anchorEnd]],
  );
  const quoted = text === null ? [] : sourceParagraphs(text, task.anchors, departments, task.deadlineWords);
  // Keyed by where they stand: nothing here moves.
  const counted = quoted.map((pieces, index) => ({ key: index, pieces }));
  return (
    <TaskPart title={t("title")}>
      <div lang="zh-CN" className="doc-text max-w-[42em]" data-size="small">
        {counted.length > 0 ? (
          counted.map(({ key, pieces }) => (
            <p key={key}>
              {pieces.map((piece, at) => {
                const place = `${key}:${at}`;
                return piece.mark ? (
                  <mark key={place} title={t(piece.mark)}>
                    {piece.text}
                  </mark>
                ) : (
                  <span key={place}>{piece.text}</span>
                );
              })}
            </p>
          ))
        ) : (
          <p>{task.text}</p>
        )}
      </div>
      <p className="mt-1 text-meta text-ink-3">
        {task.plan.documentNumber ?? t("plan", { title: task.plan.title })}
        {counted.length > 0 ? <span className="ml-3">{t("marked")}</span> : null}
      </p>
    </TaskPart>
  );
}
