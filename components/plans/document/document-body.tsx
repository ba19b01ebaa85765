import { useLocale, useTranslations } from "next-intl";
import { TaskLight } from "@/components/tasks/task-light";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { TablePane } from "@/components/ui/table-pane";
import type { Line, LineTask } from "@/lib/dashboards/document/view";
import { formatMonth } from "@/lib/i18n/format";
import style from "./document-body.module.css";
import { DocumentWords, type Meaning, useMeaning } from "./document-words";

const headings = ["doc-hei", "doc-kai", "doc-text font-strong"] as const;

/** The document as it is printed; state left, latest report right, on the line where a task begins. */
export function DocumentBody({ lines }: { lines: readonly Line[] }) {
  const meaning = useMeaning();
  return (
    <div className={classNames(style.words, "space-y-1")}>
      {blocksOf(lines).map((block) =>
        block.kind === "table" ? (
          <TableBlock key={block.start} rows={block.lines} meaning={meaning} />
        ) : (
          block.lines.map((line) => <TextLine key={line.start} line={line} meaning={meaning} />)
        ),
      )}
    </div>
  );
}

interface Block {
  start: number;
  kind: "table" | "text";
  lines: Line[];
}

function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const kind = line.kind === "row" ? "table" : "text";
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ start: line.start, kind, lines: [line] });
  }
  return blocks;
}

function TextLine({ line, meaning }: { line: Line; meaning: Meaning }) {
  const pieces = line.cells[0] ?? [];
  return (
    <div data-start={line.start} className={style.line}>
      <Places line={line} />
      <States tasks={line.tasks} />
      {line.kind === "title" ? (
        <h2 className="doc-title py-3">
          <DocumentWords pieces={pieces} meaning={meaning} />
        </h2>
      ) : line.kind === "heading" ? (
        <h3 className={classNames(headings[Math.min(line.level, 2)], "[text-indent:2em]")}>
          {pieces.map(({ text }) => text).join("")}
        </h3>
      ) : (
        <div className="doc-text">
          <p>
            <DocumentWords pieces={pieces} meaning={meaning} />
          </p>
        </div>
      )}
      <Reports tasks={line.tasks} />
    </div>
  );
}

/** Where links from tasks and from the list of sections arrive. */
function Places({ line }: { line: Line }) {
  return (
    <>
      {[...line.sectionIds.map((id) => `section-${id}`), ...line.tasks.map(({ id }) => `task-${id}`)].map(
        (id) => (
          <span key={id} id={id} data-place className="absolute scroll-mt-4" />
        ),
      )}
    </>
  );
}

function States({ tasks }: { tasks: readonly LineTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <div className={style.states}>
      {tasks.map((task) => (
        <TaskState key={task.id} task={task} />
      ))}
    </div>
  );
}

function TaskState({ task }: { task: LineTask }) {
  const t = useTranslations("plans.document");
  const terms = useTranslations("terms");
  const { deadlineOn: granted, originalDeadline: original } = task;
  return (
    <Link href={`/tasks/${task.id}`} title={task.name} className={style.state}>
      <TaskLight figures={task} size="meta" />
      <span className="text-meta text-ink-3">
        {task.number ? t("task", { number: task.number }) : t("open")}
      </span>
      <span className="inline-flex items-center gap-1.5 text-meta text-ink-2">
        <ProgressBar value={task.percent} expected={task.expected} className="w-16" />
        {task.percent}
      </span>
      {granted && original ? (
        <span className="text-meta text-ink-3">{terms("movedDeadline", { original, granted })}</span>
      ) : null}
    </Link>
  );
}

function Reports({ tasks }: { tasks: readonly LineTask[] }) {
  const locale = useLocale();
  const reported = tasks.flatMap(({ id, report }) => (report ? [{ id, ...report }] : []));
  if (reported.length === 0) return null;
  return (
    <div className={style.reports}>
      {reported.map(({ id, month, words }) => (
        <p key={id} className="line-clamp-4" title={words}>
          {formatMonth(month, locale, "short")}　{words}
        </p>
      ))}
    </div>
  );
}

/** A table of the document; its tasks stand beside the rows they begin in. */
function TableBlock({ rows, meaning }: { rows: readonly Line[]; meaning: Meaning }) {
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  const hasTasks = rows.some(({ tasks }) => tasks.length > 0);
  return (
    <TablePane
      label={
        rows[0]?.cells
          .flat()
          .map(({ text }) => text)
          .join(" ") ?? ""
      }
      className="my-2"
    >
      <table className="w-full border-collapse font-doc text-lead [&_td]:border [&_td]:border-line-strong [&_td]:px-2 [&_td]:py-1.5 [&_td]:align-top">
        <tbody>
          {rows.map((line) => (
            <tr key={line.start} data-start={line.start} className={style.row}>
              {hasTasks ? (
                <td data-margin className={classNames(style.margin, "w-34 border-0! font-sans")}>
                  <Places line={line} />
                  {line.tasks.map((task) => (
                    <TaskState key={task.id} task={task} />
                  ))}
                </td>
              ) : null}
              {line.cells.map((pieces, index) => (
                <td
                  key={pieces[0]?.start ?? `${line.start}-${index}`}
                  colSpan={index === line.cells.length - 1 ? columns - line.cells.length + 1 : undefined}
                >
                  <DocumentWords pieces={pieces} meaning={meaning} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TablePane>
  );
}
