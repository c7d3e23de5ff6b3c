import type { ActionResult } from "@/lib/contract/admin/admin";
import { useSay } from "./Flash";
import { useShowOnce } from "./OneTimeSecretDialog";
import { useTasks } from "./TasksProvider";

/** Shows the outcome of a change, on the page at `at` or on this one. */
export function useOutcome(): (result: ActionResult, at?: string) => void {
  const say = useSay();
  const show = useShowOnce();
  const { follow } = useTasks();
  return ({ message, task, oneTimeSecret }, at) => {
    if (message !== undefined) say(message, at);
    if (task !== undefined) follow(task);
    if (oneTimeSecret !== undefined) show(oneTimeSecret);
  };
}
