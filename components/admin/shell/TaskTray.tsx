"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { StopButton } from "./StopButton";
import { TaskProgress } from "./TaskProgress";
import { useTasks } from "./TasksProvider";

/** Running tasks, in a corner of every page. */
export function TaskTray() {
  const { shown, dismiss } = useTasks();
  const router = useRouter();
  const running = shown.filter(({ state }) => state === "running").length;
  const before = useRef(running);

  // The task may have changed what the page shows.
  useEffect(() => {
    if (running < before.current) router.refresh();
    before.current = running;
  }, [running, router]);

  if (shown.length === 0) return null;
  return (
    <section
      aria-label="Work under way"
      className="fixed right-4 bottom-4 z-40 flex w-[min(22rem,calc(100vw-2rem))] flex-col gap-2"
    >
      {shown.map((task) => (
        <div key={task.id} className="card flex items-start gap-3 p-3.5">
          <TaskProgress task={task} />
          {task.state === "running" ? (
            <StopButton task={task.id} />
          ) : (
            <button
              type="button"
              onClick={() => dismiss(task.id)}
              aria-label={`Dismiss: ${task.title}`}
              className="-m-1 grid size-7 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <X className="size-4" aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
    </section>
  );
}
