"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useTRPC } from "./trpc";
import { useApplyEvent } from "./useApplyEvent";

export type Connection = "connecting" | "live" | "reconnecting";

const ConnectionContext = createContext<Connection>("connecting");

export function useConnection(): Connection {
  return useContext(ConnectionContext);
}

/** A server that stops says goodbye, and the subscription ends; its viewers do not all come back in the same moment. */
const RETRY_MS = 2000;

/** The page's one subscription: it keeps the query cache, and so all that shows it, up to date. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const applyEvent = useApplyEvent();
  const [wasLive, setWasLive] = useState(false);

  const { status, reset } = useSubscription(
    trpc.live.changes.subscriptionOptions(
      {},
      {
        // before the first event, and while the line was down, others may have passed unheard
        onStarted: () => {
          void queryClient.invalidateQueries(wasLive ? undefined : trpc.stations.pathFilter());
          setWasLive(true);
        },
        onData: ({ data }) => applyEvent(data),
      },
    ),
  );

  useEffect(() => {
    if (status !== "idle" && status !== "error") return;
    const timer = setTimeout(reset, RETRY_MS * (1 + Math.random()));
    return () => clearTimeout(timer);
  }, [status, reset]);

  const lost = wasLive ? "reconnecting" : "connecting";
  return <ConnectionContext value={status === "pending" ? "live" : lost}>{children}</ConnectionContext>;
}
