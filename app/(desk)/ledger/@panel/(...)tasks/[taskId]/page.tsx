import { TaskBeside, type TaskBesideProps } from "@/app/(desk)/tasks/[id]/task-beside";

export default function LedgerTaskBeside(props: TaskBesideProps) {
  return <TaskBeside {...props} />;
}
