"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { liveClient } from "./liveClient";
import type { ConnectionState } from "./upstream";
import { useApplyEvent } from "./useApplyEvent";

const CONNECTING: ConnectionState = { state: "connecting" };

export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(liveClient.watch, liveClient.line, () => CONNECTING);
}

/** Keeps the query cache, and so everything rendered from it, up to date. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const router = useRouter();
  const applyEvent = useApplyEvent();
  const onEvent = useEffectEvent(applyEvent);
  const onGap = useEffectEvent(() => void queryClient.invalidateQueries());
  // The new viewer may not be allowed to see what the server rendered.
  const onOtherViewer = useEffectEvent(() => router.refresh());
  useEffect(
    () =>
      liveClient.start({
        onEvent: (event) => onEvent(event),
        onGap: () => onGap(),
        onOtherViewer: () => onOtherViewer(),
      }),
    [],
  );
  return children;
}
