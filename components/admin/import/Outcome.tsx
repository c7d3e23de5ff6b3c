import { buttonClass } from "@/components/ui/button";
import type { ModelInfo } from "@/lib/contract/admin/admin";
import type { TaskInfo } from "@/lib/contract/admin/task";
import { modelHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";
import { ImportProgress } from "./ImportProgress";

interface OutcomeProps {
  task: TaskInfo;
  model: ModelInfo;
  onAgain: () => void;
}

/** The outcome, and where to continue. */
export function Outcome({ task, model, onAgain }: OutcomeProps) {
  return (
    <>
      <ImportProgress task={task} />
      <div className="flex flex-wrap gap-2">
        <AdminLink href={modelHref(model.path)} className={buttonClass("primary")}>
          Show {model.plural}
        </AdminLink>
        <button type="button" onClick={onAgain} className={buttonClass()}>
          Import another file
        </button>
      </div>
    </>
  );
}
