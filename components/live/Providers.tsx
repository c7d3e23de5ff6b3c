"use client";

import { QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import { type ReactNode, useCallback, useState, useSyncExternalStore } from "react";
import { useText } from "@/components/prefs/Preferences";
import { Notice } from "@/components/ui/Notice";
import { LiveProvider } from "./LiveProvider";
import { waitOf } from "./retryAfter";
import { makeClient, makeQueryClient, TRPCProvider } from "./trpc";

/** State instead of a module variable, because on the server every visitor needs a separate cache. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(makeClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <LiveProvider>{children}</LiveProvider>
        <BusyNotice />
      </TRPCProvider>
    </QueryClientProvider>
  );
}

/** Announces that missing data is delayed, because the server is busy. */
function BusyNotice() {
  const t = useText();
  const isBusy = useIsBusy();
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-50 mx-auto w-fit max-w-[calc(100%-2rem)] print:hidden"
    >
      {isBusy && (
        <div className="rounded-xl bg-surface shadow-lg">
          <Notice tone="warning" icon={Hourglass} title={t("live.busy")}>
            {t("live.busyHint")}
          </Notice>
        </div>
      )}
    </div>
  );
}

function useIsBusy(): boolean {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((onChange: () => void) => cache.subscribe(onChange), [cache]);
  const look = () =>
    cache.getAll().some(({ state }) => state.fetchStatus !== "idle" && waitOf(state.fetchFailureReason) !== undefined);
  return useSyncExternalStore(subscribe, look, () => false);
}
