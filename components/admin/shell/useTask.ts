import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { TaskInfo } from "@/lib/contract/admin/task";
import { useAdminQueries } from "../client";
import { useTasks } from "./TasksProvider";

const POLL_MS = 500;

/** A task that the page itself shows, so that the tray need not. */
export function useTask(id: string | undefined): TaskInfo | undefined {
  const trpc = useAdminQueries();
  const { claim } = useTasks();
  const { data } = useQuery({
    ...trpc.task.queryOptions({ id: id ?? "" }),
    enabled: id !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && state.data.state !== "running" ? false : POLL_MS),
  });
  useEffect(() => (id === undefined ? undefined : claim(id)), [id, claim]);
  return id === undefined ? undefined : data;
}
