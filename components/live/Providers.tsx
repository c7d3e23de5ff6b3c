"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { BusyNotice } from "./BusyNotice";
import { LiveProvider } from "./LiveProvider";
import { makeClient, makeQueryClient, TRPCProvider } from "./trpc";

/** State, not a module variable: on the server every visitor needs a cache of their own. */
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
