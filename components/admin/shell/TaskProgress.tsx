import { Ban, CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import type { TaskInfo } from "@/lib/contract/admin/task";
import { countText } from "../words";

const ENDS = {
  done: { icon: CircleCheck, ink: "text-good", word: "Done" },
  stopped: { icon: Ban, ink: "text-muted", word: "Stopped" },
  failed: { icon: CircleAlert, ink: "text-danger", word: "Failed" },
} as const;

const barClass =
  "appearance-none overflow-hidden rounded-full bg-line indeterminate:bg-accent/40 motion-safe:indeterminate:animate-pulse [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent";

/** The progress of a task, or its outcome. */
export function TaskProgress({ task: { title, state, done, total, message } }: { task: TaskInfo }) {
  const {
    icon: Icon,
    ink,
    word,
  } = state === "running" ? { icon: LoaderCircle, ink: "text-accent", word: "" } : ENDS[state];
  const exact = (value: number) => countText({ value, isMore: false });
  return (
    <div className="min-w-0 flex-1 text-sm">
      <p className="flex items-start gap-2 font-medium">
        <Icon
          className={`mt-0.5 size-4 shrink-0 ${ink} ${state === "running" ? "motion-safe:animate-spin" : ""}`}
          aria-hidden="true"
        />
        {title}
      </p>
      {state === "running" ? (
        <>
          <progress
            aria-label={title}
            className={`mt-2 block h-1.5 w-full ${barClass}`}
            {...(total === undefined ? {} : { value: done, max: Math.max(total, 1) })}
          />
          <p className="mt-1 text-muted text-xs">
            {exact(done)}
            {total !== undefined && ` of ${exact(total)}`}
          </p>
        </>
      ) : (
        <p role="status" className="mt-1 break-words text-muted">
          {message ?? `${word}.`}
        </p>
      )}
    </div>
  );
}
