import { UrgeDialog } from "@/components/notifications/urge-dialog";
import type { AssignmentDetail, TaskDetail } from "@/lib/reports/types";

/** 催办 beside the division of work, while the task is under way and there is somebody to urge. */
export function UrgePart({ task, assignments }: { task: TaskDetail; assignments: AssignmentDetail[] }) {
  const departments = assignments
    .filter(({ declinedAt, isCollective }) => declinedAt === null && !isCollective)
    .map(({ departmentId, department, owes, report }) => ({
      id: departmentId,
      name: department,
      owes: owes && (report === null || report.status === "draft" || report.status === "returned"),
    }));
  const isUnderWay = ["assigned", "in_progress", "completion_claimed"].includes(task.status);
  return isUnderWay && departments.length > 0 ? (
    <UrgeDialog taskId={task.id} departments={departments} />
  ) : null;
}
