import type { TaskInfo } from "@/lib/contract/admin/task";
import { StopButton } from "../shell/StopButton";
import { TaskProgress } from "../shell/TaskProgress";

/** A running or failed step of the import. */
export function ImportProgress({ task }: { task: TaskInfo }) {
  return (
    <section aria-label={task.title} className="card flex items-start gap-4 p-4 sm:p-5">
      <TaskProgress task={task} />
      {task.state === "running" && <StopButton task={task.id} />}
    </section>
  );
}
