"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { createContext, type ReactNode, useContext, useRef, useState } from "react";
import { useTRPC } from "./trpc";
import { useApplyEvent } from "./useApplyEvent";

export type Connection = "connecting" | "live" | "reconnecting";

const ConnectionContext = createContext<Connection>("connecting");

export function useConnection(): Connection {
  return useContext(ConnectionContext);
}

/** The page's one subscription: it keeps the query cache, and so all that shows it, up to date. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const applyEvent = useApplyEvent();
  const [connection, setConnection] = useState<Connection>("connecting");
  const wasLive = useRef(false);

  /** Between the server's rendering and the first event, or while the line was down, events may have passed unheard. */
  function onLive() {
    void queryClient.invalidateQueries(wasLive.current ? undefined : trpc.stations.pathFilter());
    wasLive.current = true;
    setConnection("live");
  }

  useSubscription(
    trpc.live.changes.subscriptionOptions(
      {},
      {
        onData: ({ data }) => applyEvent(data),
        onConnectionStateChange: ({ state }) => {
          if (state === "pending") onLive();
          else setConnection(wasLive.current ? "reconnecting" : "connecting");
        },
      },
    ),
  );

  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}
