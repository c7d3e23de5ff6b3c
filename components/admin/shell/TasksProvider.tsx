"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { TaskInfo } from "@/lib/contract/admin/task";
import { useAdminQueries } from "../client";

const POLL_MS = 500;

interface Tasks {
  /** Running tasks, and those that have ended but were not dismissed. */
  shown: TaskInfo[];
  follow: (id: string) => void;
  dismiss: (id: string) => void;
  /** Called by a page that shows a task itself; returns a function that releases it. */
  claim: (id: string) => () => void;
}

const TasksContext = createContext<Tasks | undefined>(undefined);

export function useTasks(): Tasks {
  const tasks = useContext(TasksContext);
  if (!tasks) throw new Error("This must be inside of TasksProvider.");
  return tasks;
}

/** Follows the user's tasks from page to page: running ones, and those that end in the meantime. */
export function TasksProvider({ children }: { children: ReactNode }) {
  const trpc = useAdminQueries();
  const [followed, setFollowed] = useState<ReadonlySet<string>>(new Set());
  const [claimed, setClaimed] = useState<ReadonlySet<string>>(new Set());
  const { data = [], refetch } = useQuery({
    ...trpc.tasks.queryOptions(),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some((task) => task.state === "running") ? POLL_MS : false),
  });

  useEffect(() => {
    const running = data.filter(({ state }) => state === "running").map(({ id }) => id);
    setFollowed((known) => (running.every((id) => known.has(id)) ? known : new Set([...known, ...running])));
  }, [data]);

  const [verbs] = useState(() => ({
    dismiss: (id: string) => setFollowed((known) => without(known, id)),
    claim: (id: string) => {
      setClaimed((known) => new Set([...known, id]));
      return () => setClaimed((known) => without(known, id));
    },
  }));

  const tasks = useMemo(
    () => ({
      ...verbs,
      follow: (id: string) => {
        setFollowed((known) => new Set([...known, id]));
        void refetch();
      },
      shown: data.filter(({ id }) => followed.has(id) && !claimed.has(id)),
    }),
    [verbs, refetch, data, followed, claimed],
  );
  return <TasksContext value={tasks}>{children}</TasksContext>;
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((one) => one !== id));
}
