import { Link } from "@/components/ui/link";

/** A task named beside what is said of it, at the part of its page where that stands. */
export function TaskLink({
  task,
  part,
}: {
  task: { id: string; number: string | null; name: string };
  part: "extensions" | "instructions" | "problems";
}) {
  return (
    <Link href={`/tasks/${task.id}#${part}`} className="text-ink-2 no-underline hover:underline">
      {task.number ? <span className="mr-2">{task.number}</span> : null}
      {task.name}
    </Link>
  );
}
